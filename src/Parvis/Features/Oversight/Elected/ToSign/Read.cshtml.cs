using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Replies.Approval;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.ToSign;

/// <summary>What an official signs: the proposed answer, its subject and what it answers, nothing more.</summary>
[Authorize(Policies.ElectedOfficial)]
public sealed class ReadModel(OfficialSigning signing, ApprovalActs acts, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Look { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public Proposal Proposal { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await signing.ReadAsync(viewer.Value, Look, Id, Aborted) is not { } found)
            return Redirect(OversightLinks.ToSign);
        Proposal = found;
        Seen = found.Round.Version;
        ModelState.Remove(nameof(Seen));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await acts.ApproveAsync(Id, Seen, edit: null, viewer.Value, Aborted) is null)
            return NotFound();
        TempData["Done"] = "La réponse est signée : elle part.";
        return Redirect(OversightLinks.ToSign);
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        if (await acts.RefuseAsync(Id, Seen, Comment, viewer.Value, Aborted) is null)
            return NotFound();
        TempData["Done"] = "La réponse est refusée : elle revient à qui l'a écrite, avec votre mot.";
        return Redirect(OversightLinks.ToSign);
    }

    public Task<IActionResult> RedisplayAsync() => OnGetAsync();
}
