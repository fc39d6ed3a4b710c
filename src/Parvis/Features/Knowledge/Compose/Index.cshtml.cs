using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Compose;

/// <summary>A sheet being written: its passages in order, its topics, its other versions; published, retired.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(
    KnowledgeService sheets,
    KnowledgeCatalogue catalogue,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    CurrentViewer viewer
) : SheetPageModel(sheets, viewer), IRedisplayed
{
    /// <summary>Of a passage.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public Guid? TopicId { get; set; }

    /// <summary>Who read the last version must read this one.</summary>
    [BindProperty]
    public bool ChangesSense { get; set; }

    public AgentEntry? Keeper { get; private set; }

    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OtherTopics { get; private set; } = [];

    /// <summary>What is being written is what is read.</summary>
    public bool IsPublished { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostUpAsync() => MoveAsync(-1);

    public Task<IActionResult> OnPostDownAsync() => MoveAsync(+1);

    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Compose((content, at) => content.Without(Key, at));
        return Back("Le passage est retiré.");
    }

    public async Task<IActionResult> OnPostTopicAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Sheet.MustBe(Seen);
        if (TopicId is not { } id)
            throw new RefusedException("Choisissez un sujet à ajouter.");
        await Sheets.SetTopicsAsync(Sheet, [.. Sheet.Topics.Select(t => t.TopicId), id], Viewer, Aborted);
        return Back("Le sujet est ajouté.");
    }

    public async Task<IActionResult> OnPostNoTopicAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Sheet.MustBe(Seen);
        await Sheets.SetTopicsAsync(
            Sheet,
            [.. Sheet.Topics.Select(t => t.TopicId).Where(id => id != TopicId)],
            Viewer,
            Aborted
        );
        return Back("Le sujet est retiré.");
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await FindAsync() || !MayPublish)
            return NotFound();
        Sheet.MustBe(Seen);
        await Sheets.PublishAsync(Sheet, ChangesSense, Viewer, Aborted);
        TempData["Done"] = $"La version {Sheet.Published} est publiée.";
        return Redirect(KnowledgeLinks.Sheet(Id));
    }

    public async Task<IActionResult> OnPostRetireAsync()
    {
        if (!await FindAsync() || !MayPublish)
            return NotFound();
        Sheet.MustBe(Seen);
        await Sheets.RetireAsync(Sheet, Viewer, Aborted);
        return Back("La fiche est retirée : plus personne ne la lit. Publiez-la de nouveau quand elle est juste.");
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Sheet.MustBe(Seen);
        Sheets.Discard(Sheet);
        TempData["Done"] = $"Le brouillon « {Sheet.Title} » est supprimé.";
        return Redirect(KnowledgeLinks.List);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        SeeNow();
        var organisation = await directory.GetAsync(Aborted);
        Keeper = SheetPolicy.KeeperOf(Sheet.OwnerId, Sheet.DepartmentId, organisation);
        var tree = await topics.GetAsync(Aborted);
        Topics =
        [
            .. Sheet
                .Topics.Select(t => tree.Find(t.TopicId))
                .OfType<TopicEntry>()
                .OrderBy(t => t.Path, StringComparer.Ordinal),
        ];
        OtherTopics = [.. tree.OpenTo(Viewer).Except(Topics).Select(t => new SelectListItem(t.Path, t.Id.ToString()))];
        IsPublished =
            Sheet.State == SheetState.Published
            && await catalogue.FindAsync(Id, Viewer, Aborted) is { } published
            && SheetText.Write(published.Content) == Sheet.Working;
        return Page();
    }

    /// <summary>« Facile à lire : à jour », « anglais : à reprendre, le texte français a changé ».</summary>
    public string StateOf(string language) =>
        Working.Variant(language) is null ? "pas encore écrite"
        : Working.Current(language) is null ? "à reprendre : le texte français a changé"
        : "à jour";

    async Task<IActionResult> MoveAsync(int by)
    {
        if (!await FindAsync())
            return NotFound();
        Compose((content, at) => content.Moved(Key, by, at));
        return Back();
    }
}
