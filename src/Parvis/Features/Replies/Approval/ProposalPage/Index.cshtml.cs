using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.ProposalPage;

/// <summary>One answer that waits: read, approved, changed, refused, or shown to others for their opinion.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ApprovalReader reader,
    ApprovalActs acts,
    ApprovalOpinions opinions,
    OrganisationDirectory directory,
    CurrentViewer viewer
) : PageModel, IRedisplayed, IProposalForm
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The version that was read.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty(SupportsGet = true, Name = "modifier")]
    public string? Modify { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public List<Guid> Departments { get; set; } = [];

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public DateOnly? ExpectedOn { get; set; }

    public Proposal Proposal { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public string Address => ApprovalLinks.Proposal(Id);

    public bool Asks => Question is not null || Departments.Count > 0;

    public bool Modifies => Modify is not null;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await reader.FindAsync(Id, viewer.Value, Aborted) is not { } found)
            return NotFound();
        await ShowAsync(found);
        Seen = found.Round.Version;
        (Subject, Body) = (found.Round.Subject, found.Round.Body);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Said(await acts.ApproveAsync(Id, Seen, edit: null, viewer.Value, Aborted));

    public async Task<IActionResult> OnPostChangeAsync()
    {
        // An emptied answer was typed too: the form comes back as it was.
        Body ??= "";
        return Said(await acts.ApproveAsync(Id, Seen, ApprovalEdit.Of(Subject, Body, Words), viewer.Value, Aborted));
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        if (await acts.RefuseAsync(Id, Seen, Comment, viewer.Value, Aborted) is null)
            return NotFound();
        TempData["Done"] = "La réponse est refusée : elle revient à qui l'a écrite, avec votre mot.";
        return Redirect(ApprovalLinks.Waiting);
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var asked = new OpinionQuestion(Departments, Question, ExpectedOn);
        if (await opinions.AskAsync(Id, asked, viewer.Value, Aborted) is not { } count)
            return NotFound();
        TempData["Done"] = count == 1 ? "L'avis est demandé." : $"{count} avis sont demandés.";
        return Redirect(ApprovalLinks.Proposal(Id));
    }

    /// <summary>What was typed stays; what was read is read again.</summary>
    public async Task<IActionResult> RedisplayAsync()
    {
        if (await reader.FindAsync(Id, viewer.Value, Aborted) is not { } found)
            return NotFound();
        await ShowAsync(found);
        Seen = found.Round.Version;
        ModelState.Remove(nameof(Seen));
        if (Body is null)
            (Subject, Body) = (found.Round.Subject, found.Round.Body);
        else
            Modify = "oui";
        return Page();
    }

    async Task ShowAsync(Proposal found)
    {
        Proposal = found;
        if (found.MayAskOpinions)
            DepartmentChoices =
            [
                .. (await directory.GetAsync(Aborted)).OpenDepartments.Select(d => new SelectListItem(
                    d.Path,
                    $"{d.Id}"
                )),
            ];
    }

    IActionResult Said(bool? last)
    {
        if (last is not { } isLast)
            return NotFound();
        TempData["Done"] = isLast
            ? "La réponse est validée : elle part."
            : "La réponse est validée : elle passe à l'étape suivante.";
        return Redirect(ApprovalLinks.Waiting);
    }
}
