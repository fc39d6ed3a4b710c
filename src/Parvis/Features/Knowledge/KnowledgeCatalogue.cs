using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge;

/// <summary>Every published sheet in memory: searching, suggesting and inserting them costs no query.</summary>
public sealed class KnowledgeCatalogue(
    IServiceScopeFactory scopes,
    TopicCatalogue topics,
    ViewerEpoch epoch,
    TimeProvider clock
)
{
    const int MostTyped = 100;

    readonly Refreshed<IReadOnlyList<PublishedSheet>> sheets = new(scopes, epoch, clock, ReadAsync);

    /// <summary>Those that exist for this agent, by title.</summary>
    public async Task<IReadOnlyList<PublishedSheet>> ForAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        return [.. (await sheets.GetAsync(cancellationToken)).Where(s => SheetPolicy.Exists(s.TopicIds, tree, viewer))];
    }

    public async Task<PublishedSheet?> FindAsync(Guid id, Viewer viewer, CancellationToken cancellationToken) =>
        (await ForAsync(viewer, cancellationToken)).FirstOrDefault(s => s.Id == id);

    /// <summary>Answers to residents' questions about this topic or those above it; for agents.</summary>
    public async Task<IReadOnlyList<PublishedSheet>> AboutAsync(
        TopicEntry topic,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => [.. (await ForAsync(viewer, cancellationToken)).Where(s => s.IsAbout(topic))];

    /// <summary>Those that residents may read, by title.</summary>
    public async Task<IReadOnlyList<PublishedSheet>> ForResidentsAsync(CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        return
        [
            .. (await sheets.GetAsync(cancellationToken)).Where(s =>
                s.ForResidents.Count > 0 && s.TopicIds.All(id => tree.Find(id) is { CircleId: null })
            ),
        ];
    }

    public async Task<PublishedSheet?> FindForResidentsAsync(Guid id, CancellationToken cancellationToken) =>
        (await ForResidentsAsync(cancellationToken)).FirstOrDefault(s => s.Id == id);

    public async Task<IReadOnlyList<PublishedSheet>> SearchForResidentsAsync(
        string? typed,
        int take,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        return
        [
            .. TopicSearch
                .Rank(
                    await ForResidentsAsync(cancellationToken),
                    s => s.Phrases(tree),
                    s => s.Content.Title,
                    typed?.CutTo(MostTyped),
                    take
                )
                .Select(found => found.Item),
        ];
    }

    static async Task<IReadOnlyList<PublishedSheet>> ReadAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        var published = await (
            from sheet in db.Set<KnowledgeSheet>().AsNoTracking()
            join version in db.Set<KnowledgeVersion>().AsNoTracking()
                on new { SheetId = sheet.Id, Number = sheet.Published } equals new
                {
                    version.SheetId,
                    Number = (int?)version.Number,
                }
            where sheet.State == SheetState.Published
            orderby sheet.SortTitle, sheet.Id
            select new { Sheet = sheet, Version = version }
        ).ToListAsync(cancellationToken);
        return [.. published.Select(p => PublishedSheet.Of(p.Sheet, p.Version))];
    }
}

/// <summary>A sheet as it is read now: never changes.</summary>
public sealed class PublishedSheet
{
    volatile KnownBy? knownBy;

    public required Guid Id { get; init; }

    public required SheetKind Kind { get; init; }

    /// <summary>Of its version.</summary>
    public required int Number { get; init; }

    public required SheetContent Content { get; init; }

    public required IReadOnlyList<string> Synonyms { get; init; }

    public required IReadOnlyList<Guid> TopicIds { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required bool AsksReceipt { get; init; }

    public required int SenseSince { get; init; }

    /// <summary>What may leave the town hall: nothing of a guide or a charter.</summary>
    public IReadOnlyList<SheetBlock> ForResidents => Kind.IsInternal() ? [] : Content.ForResidents;

    /// <summary>What reception answers with, internal passages too.</summary>
    public IReadOnlyList<SheetBlock> ForReception => [.. Content.Blocks.Where(b => b.Level == SheetBlock.Reception)];

    public bool IsAbout(TopicEntry topic) =>
        !Kind.IsInternal() && TopicIds.Any(id => id == topic.Id || topic.Ancestors.Contains(id));

    /// <summary>What it is found by: its title, other words, its titles in other languages, its topics and their words.</summary>
    public IReadOnlyList<SearchPhrase> Phrases(TopicTree tree)
    {
        if (knownBy is { } known && ReferenceEquals(known.Tree, tree))
            return known.Phrases;
        IReadOnlyList<SearchPhrase> made =
        [
            Phrase(Content.Title, PhraseKind.Name),
            .. Synonyms.Select(s => Phrase(s, PhraseKind.Synonym)),
            .. Content.Variants.Select(v => Phrase(v.Title, PhraseKind.Synonym)),
            .. TopicIds
                .Select(id => tree.Find(id))
                .OfType<TopicEntry>()
                .SelectMany(t => t.Phrases)
                .Select(p => p with { Kind = PhraseKind.Above }),
        ];
        knownBy = new KnownBy(tree, made);
        return made;
    }

    public static PublishedSheet Of(KnowledgeSheet sheet, KnowledgeVersion version) =>
        new()
        {
            Id = sheet.Id,
            Kind = sheet.Kind,
            Number = version.Number,
            Content = SheetText.Read(version.Content),
            Synonyms = KnowledgeSheet.Lines(sheet.Synonyms),
            TopicIds = [.. sheet.Topics.Select(t => t.TopicId)],
            PublishedAt = version.At,
            AsksReceipt = sheet.AsksReceipt,
            SenseSince = sheet.SenseSince,
        };

    static SearchPhrase Phrase(string text, PhraseKind kind) => new(text, Folding.Fold(text), kind);

    sealed record KnownBy(TopicTree Tree, IReadOnlyList<SearchPhrase> Phrases);
}
