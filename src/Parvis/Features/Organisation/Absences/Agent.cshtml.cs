using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Absences;

[Authorize(Policies.SignedIn)]
public sealed class AgentModel(
    AbsenceService absences,
    OrganisationDirectory directory,
    CurrentViewer viewer,
    TownClock clock
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Donnez le premier jour d'absence.")]
    public DateOnly? From { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Donnez le dernier jour d'absence.")]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public Guid? StandInId { get; set; }

    public AgentEntry Agent { get; private set; } = null!;

    public bool IsMe => Agent.Id == viewer.Value.AgentId;

    public OrganisationSnapshot Names { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> StandIns { get; private set; } = [];

    public IReadOnlyList<Absence> Coming { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var agent = await absences.FindAsync(Id, viewer.Value, cancellationToken);
        if (agent is null)
            return NotFound();
        await absences.SetAsync(agent, new Absence(From!.Value, Until!.Value, StandInId), cancellationToken);
        TempData["Done"] = "L'absence est notée.";
        return Redirect(OrganisationLinks.AbsencesOf(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var agent = await absences.FindAsync(Id, viewer.Value, HttpContext.RequestAborted);
        if (agent is null)
            return NotFound();
        Agent = agent;
        Names = await directory.GetAsync(HttpContext.RequestAborted);
        var today = await clock.TodayAsync(HttpContext.RequestAborted);
        Coming = [.. agent.Absences.Where(a => a.Until >= today)];
        StandIns =
        [
            new SelectListItem("Personne", ""),
            .. (await absences.StandInsAsync(agent, HttpContext.RequestAborted)).Select(a => new SelectListItem(
                a.NameOn(today),
                a.Id.ToString()
            )),
        ];
        return Page();
    }
}
