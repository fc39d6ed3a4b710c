using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.Answer;

[Authorize(Policies.ElectedOfficial)]
public sealed class IndexModel(
    OfficialSearch search,
    CurrentViewer viewer,
    OrganisationDirectory directory,
    TownClock clock
) : PageModel
{
    public OfficialAnswer Answer { get; private set; } = null!;

    public IEnumerable<IGrouping<(long Id, string Name), OfficialRow>> People =>
        Answer.Rows.GroupBy(r => (r.PersonId, r.Person));

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(string look, CancellationToken cancellationToken)
    {
        if (await search.ReadAsync(viewer.Value, look, cancellationToken) is not { } answer)
            return Redirect(OversightLinks.Official);
        Answer = answer;
        Organisation = await directory.GetAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        return Page();
    }

    public string NextDate(OfficialRow row) => OfficialWords.NextDate(row, Today);
}
