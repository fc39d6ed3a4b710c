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
        IRedisplayed,
        IProposalForm
{
    [BindProperty(SupportsGet = true)]
    public string Look { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty(SupportsGet = true, Name = "modifier")]
    public string? Modify { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public bool Modifies => Modify is not null;

    public string Address => OversightLinks.OfficialSignature(Look, Id);

    public Proposal Proposal { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        var result = await RedisplayAsync();
        if (result is PageResult)
            (Subject, Body) = (Proposal.Round.Subject, Proposal.Round.Body);
        return result;
    }

    public Task<IActionResult> OnPostAsync() => SignAsync(edit: null);

    public Task<IActionResult> OnPostChangeAsync()
    {
        // An emptied answer was typed too: the form comes back as it was.
        Body ??= "";
        return SignAsync(ApprovalEdit.Of(Subject, Body, Words));
    }

    async Task<IActionResult> SignAsync(ApprovalEdit? edit)
    {
        if (await acts.ApproveAsync(Id, Seen, edit, viewer.Value, Aborted) is null)
            return Gone();
        TempData["Done"] = "La réponse est signée. Elle part, ou attend d'être imprimée si c'est une lettre.";
        return Redirect(OversightLinks.ToSign);
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        if (await acts.RefuseAsync(Id, Seen, Comment, viewer.Value, Aborted) is null)
            return Gone();
        TempData["Done"] = "La réponse est refusée : elle revient à qui l'a écrite, avec votre mot.";
        return Redirect(OversightLinks.ToSign);
    }

    /// <summary>Signed already, taken back by who wrote it, or somebody else's: nobody is told which.</summary>
    RedirectResult Gone()
    {
        TempData["Refused"] = "Cette réponse n'attend plus votre signature.";
        return Redirect(OversightLinks.ToSign);
    }

    /// <summary>What was typed stays; what was read is read again.</summary>
    public async Task<IActionResult> RedisplayAsync()
    {
        if (await signing.ReadAsync(viewer.Value, Look, Id, Aborted) is not { } found)
            return Gone();
        Proposal = found;
        Seen = found.Round.Version;
        ModelState.Remove(nameof(Seen));
        if (Body is not null)
            Modify = "oui";
        return Page();
    }
}
