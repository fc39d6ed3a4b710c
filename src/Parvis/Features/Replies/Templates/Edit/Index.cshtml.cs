using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Templates.Edit;

/// <summary>Writing a template, with its words filled from a real request beside it.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(
    TemplateService templates,
    TemplatePreview previews,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    AdministrationJournal journal,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public TemplateForm Input { get; set; } = new();

    /// <summary>Reference of the request it is tried on.</summary>
    [BindProperty]
    public string? TryOn { get; set; }

    public EditConflict? Conflict { get; private set; }

    public FilledTemplate Preview { get; private set; } = null!;

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Partners { get; private set; } = [];

    public bool SeesAll => viewer.Value.IsAdministrator || viewer.Value.IsPilot;

    public IEnumerable<SelectListItem> DepartmentChoices =>
        TemplateService.DepartmentChoices(Organisation, "Tous les services", viewer.Value);

    public IEnumerable<SelectListItem> TopicChoices =>
        [
            new("Tous les sujets", ""),
            .. Topics.OpenTo(viewer.Value).Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            if (await templates.FindAsync(id, viewer.Value, cancellationToken) is not { } template)
                return NotFound();
            Input = TemplateForm.Of(template);
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        ReplyTemplate? template = null;
        if (Id is { } id)
        {
            template = await templates.FindAsync(id, viewer.Value, cancellationToken);
            if (template is null)
                return NotFound();
            template.MustBe(Input.Version);
        }

        var saved = await templates.SaveAsync(template, Input.ToOptions(), viewer.Value, cancellationToken);
        journal.Write(template is null ? $"modèle « {saved.Name} » créé" : $"modèle « {saved.Name} » modifié");
        TempData["Done"] = $"Le modèle « {saved.Name} » est enregistré.";
        return Redirect(ReplyLinks.Templates);
    }

    /// <summary>Shows the words filled, without keeping anything.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        ModelState.Clear();
        await ShowAsync();
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Preview", Preview) : Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id || await templates.FindAsync(id, viewer.Value, cancellationToken) is not { } template)
            return NotFound();
        templates.Delete(template);
        journal.Write($"modèle « {template.Name} » supprimé");
        TempData["Done"] = $"Le modèle « {template.Name} » est supprimé. Les réponses déjà envoyées restent.";
        return Redirect(ReplyLinks.Templates);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is { } id)
        {
            if (await templates.FindAsync(id, viewer.Value, HttpContext.RequestAborted) is not { } stored)
                return NotFound();
            await ShowAsync();
            Conflict = EditConflict.Between(
                Input.Version,
                stored.Version,
                TemplateForm.Of(stored).Describe(Organisation, Topics),
                Input.Describe(Organisation, Topics)
            );
            Input.Version = stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
            return Page();
        }

        return await ShowAsync();
    }

    async Task<IActionResult> ShowAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Organisation = await directory.GetAsync(aborted);
        Topics = await topics.GetAsync(aborted);
        var partners = await previews.PartnersAsync(aborted);
        Partners = [new("Aucun", ""), .. partners.Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        Preview = await previews.FillAsync(
            Input.ToOptions(),
            partners.FirstOrDefault(p => p.Id == Input.PartnerId),
            TryOn,
            viewer.Value,
            aborted
        );
        TryOn ??= Preview.Reference;
        return Page();
    }
}
