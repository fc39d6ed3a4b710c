using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseList;

[Authorize(Policies.DataProtection)]
public sealed class IndexModel(PrivacyCases cases, TownClock clock) : PageModel
{
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await cases.ListAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
    }
}
