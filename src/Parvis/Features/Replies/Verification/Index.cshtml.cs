using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Replies.Reply;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Writing;
using Parvis.Web;

namespace Parvis.Features.Replies.Verification;

/// <summary>The second look, asked only for a doubtful address or attachments that changed: what was saved is what leaves.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ReplyDesk desk) : RequestActionModel(actions)
{
    /// <summary>What the person had seen of the request when they wrote.</summary>
    [BindProperty(SupportsGet = true, Name = "vu")]
    public int? SeenWhenWriting { get; set; }

    [BindProperty]
    public int DraftVersion { get; set; }

    [BindProperty]
    public string Token { get; set; } = "";

    public ReplyContent? Answer { get; private set; }

    public IReadOnlyList<RequestFile> Files { get; private set; } = [];

    public bool NewAddress { get; private set; }

    /// <summary>A message did not arrive there.</summary>
    public bool BadAddress { get; private set; }

    /// <summary>The post brought a letter back from there.</summary>
    public bool CameBack { get; private set; }

    public Mentions Mentions { get; private set; } = null!;

    public string? Name { get; private set; }

    protected override RequestAction Action => RequestAction.Reply;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Actions.FindAsync(Reference, Aborted) is not { } request)
            return NotFound();
        if (await desk.DraftAsync(request, Aborted) is not { IsLeaving: false } draft)
            return Redirect(RequestLinks.Page(request.Reference));
        if (draft.Version != DraftVersion)
            throw new RefusedException("Le brouillon a changé depuis que vous l'avez relu : vérifiez-le de nouveau.");
        var content = draft.Content;
        var sent = await desk.SendAsync(request.Reference, content, Seen, draft.Version, Token, Aborted);
        TempData["Done"] = await desk.DoneAsync(request, content.Channel, Aborted);
        return Redirect(sent.Url);
    }

    protected override async Task PrepareAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
            Seen = SeenWhenWriting ?? Seen;
        var facts = await desk.FactsAsync(Record, Aborted);
        Mentions = facts.Mentions;
        Name = facts.To?.Name;
        Token = OnceOnly.NewToken();
        ModelState.Remove(nameof(Token));
        if (await desk.DraftAsync(Record, Aborted) is not { IsLeaving: false } draft)
            return;
        Answer = draft.Content;
        var byMail = Answer.Channel == Channel.Email;
        BadAddress = byMail && ReplyDoubts.IsBad(Answer.Recipient, facts.Addressees);
        NewAddress = byMail && ReplyDoubts.IsNew(Answer.Recipient, facts.Addressees);
        CameBack = !byMail && ReplyDoubts.HasComeBack(Answer.Recipient, facts.Addressees);
        Files = [.. (await desk.FilesAsync(Record, draft.Files, Aborted)).Where(f => draft.Files.Contains(f.PublicId))];
        DraftVersion = draft.Version;
        ModelState.Remove(nameof(DraftVersion));
    }
}
