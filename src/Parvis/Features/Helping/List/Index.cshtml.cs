using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Helping.List;

/// <summary>Where a helper lands: the requests they lodged under a mandate that holds.</summary>
[Authorize(Policies.Helper)]
public sealed class IndexModel(EntrustedReader reader, SettingsStore settings) : PageModel
{
    const int PageSize = 30;

    [BindProperty(Name = "apres", SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<EntrustedRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string? First => After is null ? null : MandateLinks.Entrusted;

    /// <summary>The pages where requests are lodged.</summary>
    public bool IsOpen { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        IsOpen = (await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents;
        var rows = await reader.ListAsync(After, PageSize + 1, cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        Next =
            rows.Count > PageSize
                ? FormattableString.Invariant($"{MandateLinks.Entrusted}?apres={Rows[^1].Number}")
                : null;
    }
}
