using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Web;

namespace Parvis.Features.Desk.People.List;

/// <summary>Finds a person, shows who was in contact last, and tells a circle what it alone must know.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(PeopleSearch people, CircleWarnings warnings, CurrentViewer viewer) : PageModel
{
    const int Most = 30;

    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    public IReadOnlyList<PersonFound> Found { get; private set; } = [];

    public IReadOnlyList<CircleWarning> Warnings { get; private set; } = [];

    public bool Searched => !string.IsNullOrWhiteSpace(Typed);

    public async Task OnGetAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Found = Searched
            ? await people.FindAsync(Typed, viewer.Value, Most, aborted)
            : await people.LatestAsync(viewer.Value, Most, aborted);
        if (!Searched && viewer.Value.Circles.Count > 0)
            Warnings = await warnings.OpenFor(viewer.Value).Take(Most).ToListAsync(aborted);
    }
}
