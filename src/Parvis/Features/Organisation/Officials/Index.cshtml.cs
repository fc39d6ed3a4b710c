using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Officials;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(OfficialService officials, TownClock clock) : PageModel
{
    public IReadOnlyList<ElectedOfficial> Officials { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = await clock.TodayAsync(cancellationToken);
        Officials = await officials.AllAsync(cancellationToken);
    }
}
