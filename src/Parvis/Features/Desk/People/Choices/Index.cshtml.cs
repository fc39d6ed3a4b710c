using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Choices;

/// <summary>People as choices of a list, while somebody types.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(PeopleSearch people, CurrentViewer viewer) : PageModel
{
    const int Most = 8;

    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    public IReadOnlyList<PersonFound> Found { get; private set; } = [];

    public async Task OnGetAsync() =>
        Found = await people.FindAsync(Typed, viewer.Value, Most, HttpContext.RequestAborted);
}
