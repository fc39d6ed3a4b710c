using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Agents;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(AgentList list, OrganisationDirectory directory, TownClock clock) : PageModel
{
    const int PageSize = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "partis", SupportsGet = true)]
    public bool WithThoseWhoLeft { get; set; }

    [BindProperty(Name = "apres", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<AgentListRow> Agents { get; private set; } = [];

    public OrganisationSnapshot Names { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public string? Next { get; private set; }

    public string? First => After is null ? null : Url.Page(null, Filters(after: null));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = await clock.TodayAsync(cancellationToken);
        Names = await directory.GetAsync(cancellationToken);
        var rows = await list.ReadAsync(Search, WithThoseWhoLeft, After, PageSize + 1, cancellationToken);
        Agents = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = Url.Page(null, Filters(rows[PageSize - 1].Position));
    }

    object Filters(string? after) =>
        new
        {
            q = Search,
            partis = WithThoseWhoLeft ? "true" : null,
            apres = after,
        };
}
