using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.DelegationSettings;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    ParvisDbContext db,
    DelegationService delegations,
    CurrentViewer viewer,
    TopicCatalogue catalogue,
    TownClock clock
) : PageModel, IRedisplayed
{
    const string WholeTown = "toute-la-ville";

    [BindProperty(SupportsGet = true)]
    public Guid OfficialId { get; set; }

    /// <summary>A topic, or the whole town: chosen in words, never by leaving a box empty.</summary>
    [BindProperty]
    public string? Extent { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public string? DecisionReference { get; set; }

    public ElectedOfficial Official { get; private set; } = null!;

    public IReadOnlyList<Delegation> Delegations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Extents { get; private set; } = [];

    public TopicTree Topics { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
            return NotFound();
        var options = new DelegationOptions
        {
            ElectedOfficialId = OfficialId,
            TopicId = ChosenTopic(),
            DecidedOn = DecidedOn,
            DecisionReference = DecisionReference,
        };
        await delegations.RecordAsync(options, viewer.Value, cancellationToken);
        TempData["Done"] = "La délégation est enregistrée : elle vaut dès maintenant.";
        return Redirect(OrganisationLinks.Delegation(OfficialId));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
            return NotFound();
        await delegations.WithdrawAsync(OfficialId, id, viewer.Value, cancellationToken);
        TempData["Done"] = "La délégation est retirée. Elle reste inscrite dans l'historique.";
        return Redirect(OrganisationLinks.Delegation(OfficialId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var cancellationToken = HttpContext.RequestAborted;
        var official = await db.Set<ElectedOfficial>()
            .AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == OfficialId, cancellationToken);
        if (official is null)
            return NotFound();
        Official = official;
        Delegations = await db.Set<Delegation>()
            .AsNoTracking()
            .Where(d => d.ElectedOfficialId == OfficialId)
            .OrderBy(d => d.WithdrawnAt != null)
            .ThenByDescending(d => d.Id)
            .ToListAsync(cancellationToken);
        Topics = await catalogue.GetAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        Extents =
        [
            new SelectListItem("Choisissez…", ""),
            .. Topics
                .All.Where(t => t.Active && t.CircleId is null)
                .Select(t => new SelectListItem(t.Path, t.Id.ToString())),
            new SelectListItem("Toute la ville (décision particulière)", WholeTown),
        ];
        return Page();
    }

    public string ExtentName(Delegation delegation) =>
        delegation.TopicId is null ? "Toute la ville, sauf les sujets confidentiels" : Topics.Path(delegation.TopicId);

    Guid? ChosenTopic()
    {
        if (Extent == WholeTown)
            return null;
        return Guid.TryParse(Extent, out var topic)
            ? topic
            : throw new RefusedException("Choisissez le sujet délégué.", nameof(Extent));
    }

    Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        db.Set<ElectedOfficial>().AnyAsync(e => e.Id == OfficialId, cancellationToken);
}
