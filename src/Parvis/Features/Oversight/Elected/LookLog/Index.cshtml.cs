using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.LookLog;

[Authorize(Policies.OfficialLooks)]
public sealed class IndexModel(OfficialLookReader looks, SettingsStore settings, CurrentViewer viewer) : PageModel
{
    [BindProperty(Name = "elu", SupportsGet = true)]
    public Guid? OfficialId { get; set; }

    [BindProperty(Name = "demande", SupportsGet = true)]
    public string? Reference { get; set; }

    public IReadOnlyList<LookRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SelectListItem> Officials { get; private set; } = [];

    public bool MaySet => Policies.Holds(Policies.Administrator, viewer.Value);

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    public async Task OnGetAsync(string? avant, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        zone = TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone);
        var wanted = RequestReference.TryNormalize(Reference, out var normalized) ? normalized : Reference;
        var rows = await looks.PageAsync(OfficialId, wanted, avant, cancellationToken);
        Rows = [.. rows.Take(OfficialLookReader.PageSize)];
        if (rows.Count > OfficialLookReader.PageSize)
            Next = OversightLinks.LooksPage(OfficialId, Reference, Rows[^1].PublicId);
        Officials =
        [
            new SelectListItem("Tous", ""),
            .. (await looks.OfficialsAsync(cancellationToken)).Select(o => new SelectListItem(
                o.FullName,
                o.Id.ToString(),
                o.Id == OfficialId
            )),
        ];
    }

    public DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);
}
