using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Replies.Templates;
using Parvis.Web;

namespace Parvis.Features.Replies.Together.Page;

/// <summary>One text for all: written, tried on each request, sent, followed.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    GroupReader reader,
    GroupWriting writing,
    TemplateService templates,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public GroupForm Input { get; set; } = new();

    /// <summary>The request it is tried on.</summary>
    [BindProperty(SupportsGet = true, Name = "demande")]
    public string? Look { get; set; }

    /// <summary>Another one, from the buttons of the preview.</summary>
    [BindProperty(Name = "voir")]
    public string? LookAt { get; set; }

    [BindProperty(Name = "choix")]
    public Guid? TemplateId { get; set; }

    [BindProperty(Name = "retirer")]
    public string? Removed { get; set; }

    public GroupReply Group { get; private set; } = null!;

    public GroupOut Out { get; private set; } = null!;

    public GroupProgress? Progress { get; private set; }

    public IReadOnlyList<OfferedTemplate> Templates { get; private set; } = [];

    public IEnumerable<SelectListItem> TemplateList =>
        Templates.Select(t => new SelectListItem(t.Template.Name, t.Template.Id.ToString()));

    /// <summary>The pilot wrote in it meanwhile, or its maker did.</summary>
    public bool IsOthers { get; private set; }

    bool IsFragment => Request.Headers.ContainsKey("HX-Request");

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => ShowAsync(typed: false);

    public async Task<IActionResult> OnGetProgressAsync()
    {
        if (!IsFragment)
            return Redirect(TogetherLinks.Group(PublicId));
        return await ShowAsync(typed: false) is NotFoundResult gone ? gone : Partial("_Progress", Progress);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await reader.FindAsync(PublicId, viewer.Value, Aborted) is not { } group)
            return NotFound();
        // A second click arrives after the first has sent it.
        if (group.IsSent)
            return Redirect(TogetherLinks.Group(PublicId));
        var sent = await writing.SendAsync(
            PublicId,
            Input.Text,
            Input.Shown,
            Input.Version,
            Input.Token,
            viewer.Value,
            Aborted
        );
        return Redirect(sent.Url);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostDraftAsync()
    {
        if (await writing.SaveAsync(PublicId, Input.Text, Input.Version, viewer.Value, Aborted) is null)
            return NotFound();
        TempData["Done"] = "Le texte est enregistré : retrouvez-le dans vos réponses groupées.";
        return Redirect(TogetherLinks.Group(PublicId, LookAt ?? Look ?? ""));
    }

    /// <summary>Keeps what is typed and shows it on a request of the group.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        Look = LookAt ?? Look;
        if (!IsFragment)
            return await writing.SaveAsync(PublicId, Input.Text, Input.Version, viewer.Value, Aborted) is null
                ? NotFound()
                : Redirect(TogetherLinks.Group(PublicId, Look ?? ""));
        try
        {
            if (await writing.KeepAsync(PublicId, Input.Text, Input.Version, viewer.Value, Aborted) is { } saved)
                Input.Version = saved.Version;
        }
        catch (Exception crossed) when (crossed is DbUpdateConcurrencyException or Data.RefusedException)
        {
            // A button was pressed meanwhile, or somebody else wrote: sending says so, the next saving keeps it.
        }

        ModelState.Clear();
        return await ShowAsync(typed: true) is NotFoundResult gone ? gone : Partial("_Out", this);
    }

    /// <summary>Puts a template's words in the form, its variables not yet filled; what was typed stays above them.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostTemplateAsync()
    {
        if (await ShowAsync(typed: true) is NotFoundResult gone)
            return gone;
        if (Templates.FirstOrDefault(t => t.Template.Id == TemplateId) is not { } chosen)
            throw new Data.RefusedException("Choisissez un modèle dans la liste.", "choix");
        var typed = Input.Text;
        var untouched = typed.Body.Length == 0 || Templates.Any(t => IsBodyOf(t, typed.Body));
        var text = new GroupText(
            chosen.Template.Subject.Length > 0 ? chosen.Template.Subject : typed.Subject,
            untouched ? chosen.Template.Body : $"{typed.Body}\n\n{chosen.Template.Body}",
            typed.After
        );
        await writing.SaveAsync(
            PublicId,
            text,
            Input.Version,
            viewer.Value,
            Aborted,
            g => g.SpeakOf(chosen.Partner?.Id)
        );
        return Redirect(TogetherLinks.Group(PublicId, Look ?? ""));
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await writing.SaveAsync(PublicId, Input.Text, Input.Version, viewer.Value, Aborted) is not { } group)
            return NotFound();
        await writing.RemoveAsync(group, Removed ?? "", Aborted);
        TempData["Done"] = $"La demande {Removed} n'est plus dans ce groupe.";
        return Redirect(TogetherLinks.Group(PublicId));
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(PublicId, viewer.Value, cancellationToken) is not { } group)
            return NotFound();
        writing.Drop(group);
        TempData["Done"] = "Cette réponse groupée est abandonnée : les demandes n'ont pas changé.";
        return Redirect(TogetherLinks.List);
    }

    public Task<IActionResult> RedisplayAsync() => ShowAsync(typed: true);

    static bool IsBodyOf(OfferedTemplate offered, string text) =>
        offered.Template.Body.ReplaceLineEndings("\n").Trim() == text;

    async Task<IActionResult> ShowAsync(bool typed)
    {
        if (await reader.FindAsync(PublicId, viewer.Value, Aborted) is not { } group)
            return NotFound();
        Group = group;
        if (group.IsSent)
        {
            Progress = new GroupProgress(group, await reader.ResultsAsync(group, Aborted));
            return Page();
        }

        if (!typed)
            (Input = new GroupForm { Version = group.Version }).Fill(group.Text);
        IsOthers = typed && group.Version != Input.Version && group.UpdatedById != viewer.Value.AccountId;
        var recipients = await reader.RecipientsAsync(group, Input.Text, viewer.Value, Aborted);
        Out = new GroupOut(recipients, Look, Input.Text, viewer.Value);
        if (Out.Looked is { } looked)
        {
            Templates = IsFragment ? [] : await templates.OfferedAsync(looked.Facts.Request, viewer.Value, Aborted);
            Out = Out with { Email = await reader.EmailAsync(looked.Facts, Aborted) };
        }

        Input.Version = group.Version;
        Input.Shown = Out.Reached;
        Input.Token = OnceOnly.NewToken();
        ModelState.Remove("Input.Version");
        ModelState.Remove("Input.Shown");
        ModelState.Remove("Input.Token");
        return Page();
    }
}
