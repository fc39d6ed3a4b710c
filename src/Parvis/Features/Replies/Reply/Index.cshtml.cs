using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Replies.PlainWords;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Presence;
using Parvis.Features.Requests.Writing;
using Parvis.Web;

namespace Parvis.Features.Replies.Reply;

/// <summary>Answering: one page, also inside the request page; one click for a template, one to send.</summary>
[Authorize(Policies.Agent)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class IndexModel(RequestActions actions, ReplyDesk desk, Presences presences)
    : RequestActionModel(actions)
{
    public const string PlainPartial = "/Features/Replies/PlainWords/_PlainWords.cshtml";

    /// <summary>Templates with a button of their own; the others are in the list.</summary>
    const int InFront = 4;

    [BindProperty]
    public ReplyForm Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    /// <summary>A template's own button.</summary>
    [BindProperty(Name = "modele")]
    public Guid? TemplateId { get; set; }

    /// <summary>The list of all templates.</summary>
    [BindProperty(Name = "choix")]
    public Guid? ListedTemplateId { get; set; }

    /// <summary>Templates give their words that are easy to read, where they have some.</summary>
    [BindProperty(Name = "falc")]
    public bool EasyRead { get; set; }

    /// <summary>What residents may read of it goes into the answer.</summary>
    [BindProperty(Name = "fiche")]
    public Guid? SheetId { get; set; }

    public IReadOnlyList<SelectListItem> SheetChoices { get; private set; } = [];

    public ReplyFacts Facts { get; private set; } = null!;

    public Mentions Mentions => Facts.Mentions;

    /// <summary>A message did not arrive there: told, and not offered.</summary>
    public IReadOnlyList<string> BadEmails => [.. Facts.Addressees.SelectMany(a => a.BadEmails).Distinct()];

    public IReadOnlyList<string> KnownEmails => [.. Facts.Addressees.SelectMany(a => a.Emails).Distinct()];

    public IReadOnlyList<OfferedTemplate> Templates { get; private set; } = [];

    public IEnumerable<OfferedTemplate> FrontTemplates =>
        Templates.Where(t => t.Fit != TemplateFit.OtherTopic).Take(InFront);

    public IReadOnlyList<SelectListItem> TemplateList =>
        [.. Templates.Select(t => new SelectListItem(t.Template.Name, t.Template.Id.ToString()))];

    public IReadOnlyList<RequestFile> Files { get; private set; } = [];

    public Correspondence? LastWord { get; private set; }

    /// <summary>A colleague's text, shown beside one's own.</summary>
    public ReplyDraft? OtherDraft { get; private set; }

    public ReplyDraft? Draft { get; private set; }

    /// <summary>Colleagues on this request now.</summary>
    public IReadOnlyList<Present> Others { get; private set; } = [];

    /// <summary>The usual answer, when nobody chose it: the agent must know that these are not yet their words.</summary>
    public string? FilledWith { get; private set; }

    /// <summary>Somebody approves it before it leaves, when it is written.</summary>
    public bool IsApproved { get; private set; }

    /// <summary>It is before those who approve it.</summary>
    public bool IsCirculating => Draft is { IsCirculating: true };

    public bool IsLeaving => Record.StatusBeforeReply is not null;

    /// <summary>They wrote while a colleague's answer was sent: their words stay in front of them until it has left.</summary>
    public bool HasWords => !HttpMethods.IsGet(Request.Method);

    public DraftState State =>
        new(
            Input.DraftVersion,
            Draft is { IsLeaving: false, Content.IsEmpty: false } ? $"Brouillon de {Draft.UpdatedBy}." : "",
            Refused: false
        );

    public bool RefusesEmail => Facts.To?.RefusesEmail ?? false;

    public IReadOnlyList<string> Unfilled =>
        [.. TemplateText.Unfilled(Input.Subject ?? "").Union(TemplateText.Unfilled(Input.Body ?? ""))];

    public PlainReport Plain => PlainReading.Of(Input.Body, JargonList.Shipped);

    protected override RequestAction Action => RequestAction.Reply;

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        var reference = Normalized;
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        await KeepUploadsAsync(reference);
        if (await Actions.FindAsync(reference, Aborted) is not { } request)
            return NotFound();
        var content = Input.Content;
        content.RefuseIfIncomplete();
        var facts = await desk.FactsAsync(request, Aborted);
        if (ReplyDoubts.About(content, facts.Addressees, Input.ShownFiles).Count > 0)
        {
            await desk.SaveDraftAsync(request, Input, Aborted);
            return Redirect(ReplyLinks.Verification(reference, Seen));
        }

        var sent = await desk.SendAsync(reference, content, Seen, Input.DraftVersion, Input.Token, Aborted);
        TempData["Done"] = await desk.DoneAsync(request, content.Channel, Aborted);
        return Redirect(sent.Url);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostDraftAsync()
    {
        await KeepUploadsAsync(Normalized);
        if (await Actions.FindAsync(Reference, Aborted) is not { } request)
            return NotFound();
        if (IsFragment)
            return Partial("_DraftState", await AutosaveAsync(request));
        await desk.SaveDraftAsync(request, Input, Aborted);
        TempData["Done"] = "Le brouillon est enregistré : vos collègues du service le voient aussi.";
        return Redirect(ReplyLinks.Reply(request.Reference));
    }

    /// <summary>Reads the answer again for plain words; keeps nothing but the files that came with the form.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostWordsAsync()
    {
        if (IsFragment)
            return Partial(PlainPartial, Plain);
        await KeepUploadsAsync(Normalized);
        ModelState.Clear();
        return await RedisplayAsync();
    }

    /// <summary>Puts a template's words in the form; what was typed stays, above them.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostTemplateAsync()
    {
        await KeepUploadsAsync(Normalized);
        if (await Actions.FindAsync(Reference, Aborted) is not { } request)
            return NotFound();
        var facts = await desk.FactsAsync(request, Aborted);
        var offered = await desk.TemplatesAsync(request, Aborted);
        if (offered.FirstOrDefault(t => t.Template.Id == (TemplateId ?? ListedTemplateId)) is { } chosen)
            Use(chosen, offered, facts);
        return await ShowFilledAsync(request);
    }

    /// <summary>Puts a knowledge sheet's words in the form, below what was typed.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostSheetAsync()
    {
        await KeepUploadsAsync(Normalized);
        if (await Actions.FindAsync(Reference, Aborted) is not { } request)
            return NotFound();
        if ((await desk.SheetsAsync(request, Aborted)).FirstOrDefault(s => s.Id == SheetId) is { } sheet)
            Input.Body = InsertedSheet.Below(Input.Content.Body, sheet, EasyRead, await desk.SiteAsync(Aborted));
        return await ShowFilledAsync(request);
    }

    async Task<IActionResult> ShowFilledAsync(CitizenRequest request)
    {
        Input.DraftVersion = (await desk.SaveDraftAsync(request, Input, Aborted)).Version;
        if (!IsFragment)
            return Redirect(ReplyLinks.Reply(request.Reference));
        ModelState.Clear();
        var seen = Seen;
        await RedisplayAsync();
        Seen = seen;
        return Partial("_Form", this);
    }

    protected override async Task PrepareAsync()
    {
        presences.Note(Record.Id, Actions.Viewer, Doing.Replying);
        Others = presences.Others(Record.Id, Actions.Viewer);
        Facts = await desk.FactsAsync(Record, Aborted);
        Templates = await desk.TemplatesAsync(Record, Aborted);
        SheetChoices = InsertedSheet.Choices(await desk.SheetsAsync(Record, Aborted));
        Draft = await desk.DraftAsync(Record, Aborted);
        IsApproved = IsCirculating || await desk.IsApprovedAsync(Record, Aborted);
        LastWord = await desk.LastWordAsync(Record, Aborted);
        if (HttpMethods.IsGet(Request.Method))
            await FillFormAsync();
        else
            ShowOtherDraft();
        Files = await desk.FilesAsync(Record, Input.Files, Aborted);
        Input.ShownFiles = [.. Input.Files];
        Input.Token = OnceOnly.NewToken();
        ModelState.Remove("Input.ShownFiles");
        ModelState.Remove("Input.Token");
    }

    public bool IsFragment => Request.Headers.ContainsKey("HX-Request");

    async Task FillFormAsync()
    {
        Input.Email = await desk.UsualEmailAsync(Record, Facts.Addressees, Aborted);
        Input.Envelope = Facts.Addressees.Envelope();
        Input.Subject = ReplySending.NeutralSubject(Record.Reference);
        Input.Channel = UsualChannel();
        EasyRead = Facts.To?.EasyRead ?? false;
        Input.After = Record.IsOpen || Record.Status == RequestStatus.Answered ? RequestStatus.Answered : Record.Status;
        if (Draft is { IsLeaving: false, Content.IsEmpty: false } draft)
        {
            Input.Fill(draft.Content);
            Input.DraftVersion = draft.Version;
        }
        else if (Templates is [{ Fit: TemplateFit.Default } usual, ..])
        {
            Use(usual, Templates, Facts);
            FilledWith = usual.Template.Name;
        }
    }

    Channel UsualChannel()
    {
        var to = Facts.To;
        var canMail = !string.IsNullOrEmpty(Input.Email) && !RefusesEmail;
        if (Input.Envelope is not null && Facts.Addressees.WantPaper(Record.Channel))
            return Channel.Post;
        return to?.PreferredChannel switch
        {
            Channel.Phone when to.Phones.Count > 0 => Channel.Phone,
            _ => canMail ? Channel.Email
            : Input.Envelope is not null ? Channel.Post
            : Record.Channel == Channel.FrontDesk ? Channel.FrontDesk
            : Channel.Phone,
        };
    }

    /// <summary>Words of a template give way to another's; words somebody typed never do.</summary>
    void Use(OfferedTemplate chosen, IEnumerable<OfferedTemplate> offered, ReplyFacts facts)
    {
        var typed = Input.Content.Body;
        var body = chosen.Words(facts, Input.Channel, EasyRead);
        var untouched = typed.Length == 0 || offered.Any(t => t.Gave(typed, facts));
        Input.Body = untouched ? body : $"{typed}\n\n{body}";
        Input.Subject = chosen.Subject(facts);
    }

    void ShowOtherDraft()
    {
        var me = Actions.Viewer;
        // One that leaves is shown with what happened meanwhile.
        if (
            Draft is null or { IsLeaving: true } or { IsCirculating: true }
            || !ReplyDrafts.IsAnotherVersion(Draft, Input.DraftVersion, me.AgentId, me.Name)
        )
            return;
        OtherDraft = Draft;
        Input.DraftVersion = Draft.Version;
        ModelState.Remove("Input.DraftVersion");
    }

    async Task KeepUploadsAsync(string reference)
    {
        Seen = await desk.KeepUploadsAsync(reference, Uploads, Input, Seen, Aborted);
        ModelState.Remove(nameof(Seen));
        ModelState.Remove("Input.Files");
    }

    async Task<DraftState> AutosaveAsync(CitizenRequest request)
    {
        try
        {
            presences.Note(request.Id, Actions.Viewer, Doing.Replying);
            var draft = await desk.SaveDraftAsync(request, Input, Aborted);
            var at = await Actions.Clock.ToLocalAsync(draft.UpdatedAt, Aborted);
            return new DraftState(draft.Version, $"Brouillon enregistré à {at:HH:mm}.", Refused: false);
        }
        catch (Data.RefusedException refused)
        {
            return new DraftState(Input.DraftVersion, refused.Message, Refused: true);
        }
    }
}
