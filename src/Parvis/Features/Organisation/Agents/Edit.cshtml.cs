using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Agents;

[Authorize(Policies.Administrator)]
public sealed class EditModel(AgentService agents, OrganisationDirectory directory, TownClock clock)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public AgentForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public Agent? Stored { get; private set; }

    public OrganisationSnapshot Names { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            var agent = await agents.FindAsync(id, cancellationToken);
            if (agent is null)
                return NotFound();
            Input = AgentForm.Of(agent, await directory.GetAsync(cancellationToken));
        }

        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await agents.SaveAsync(
            Id,
            Input.ToOptions(),
            Input.ToMemberships(),
            Input.Version,
            cancellationToken
        );
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"{saved.FullName} : la fiche est enregistrée.";
        return Redirect(OrganisationLinks.Agent(saved.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Names = await directory.GetAsync(HttpContext.RequestAborted);
        Today = await clock.TodayAsync(HttpContext.RequestAborted);
        if (Id is { } id)
        {
            Stored = await agents.FindAsync(id, HttpContext.RequestAborted);
            if (Stored is null)
                return NotFound();
            Conflict = EditConflict.Between(
                Input.Version,
                Stored.Version,
                AgentOptions.Of(Stored).Describe(Stored.Memberships, Names),
                Input.ToOptions().Describe(Input.ToMemberships(), Names)
            );
            Input.Version = Stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        }

        OfferRoom();
        return Page();
    }

    void OfferRoom()
    {
        Input.OfferRoom();
        // The rows have moved up: what the fields show comes from the form, not from the positions posted.
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Memberships[", StringComparison.Ordinal)))
            ModelState.Remove(key);
    }
}
