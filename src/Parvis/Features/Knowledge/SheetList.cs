using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge;

/// <summary>Sheets as lists show them: found by their words, sorted by what they need.</summary>
public sealed class SheetList(
    ParvisDbContext db,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    TownClock clock
)
{
    /// <summary>Days before its date from which a sheet is said to be read again.</summary>
    public const int NearDays = 14;

    /// <summary>All that this agent may know of, by title: drafts and retired ones only for who may write them.</summary>
    public async Task<IReadOnlyList<SheetRow>> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var near = (await clock.TodayAsync(cancellationToken)).AddDays(NearDays);
        var sheets = await db.Set<KnowledgeSheet>()
            .AsNoTracking()
            .OrderBy(s => s.SortTitle)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellationToken);
        var wrong = await db.Set<SheetRemark>()
            .GroupBy(r => r.SheetId)
            .Select(g => new { SheetId = g.Key, Times = g.Count() })
            .ToDictionaryAsync(g => g.SheetId, g => g.Times, cancellationToken);
        return
        [
            .. sheets
                .Where(s => SheetPolicy.Exists(s.Topics.Select(t => t.TopicId), tree, viewer))
                .Where(s => s.State == SheetState.Published || SheetPolicy.MayWrite(viewer, s))
                .Select(s => new SheetRow
                {
                    Sheet = s,
                    Topics = [.. s.Topics.Select(t => tree.Find(t.TopicId)).OfType<TopicEntry>()],
                    Keeper = SheetPolicy.KeeperOf(s.OwnerId, s.DepartmentId, organisation),
                    MayWrite = SheetPolicy.MayWrite(viewer, s),
                    Remarks = SheetPolicy.MayWrite(viewer, s) ? wrong.GetValueOrDefault(s.Id) : 0,
                    IsToReview = s.State == SheetState.Published && s.ReviewOn <= near,
                }),
        ];
    }

    /// <summary>By titles, other words and topics, one letter wrong being forgiven; then by any word of the text.</summary>
    public static IReadOnlyList<SheetRow> Search(IReadOnlyList<SheetRow> rows, string typed)
    {
        var near = TopicSearch
            .Rank(rows, r => r.Phrases, r => r.Sheet.SortTitle, typed, rows.Count)
            .Select(f => f.Item);
        var words = Folding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inText = rows.Where(r =>
        {
            var text = Folding.Fold(string.Join(' ', SheetText.Read(r.Sheet.Working).Blocks.Select(b => b.Text)));
            return words.All(w => text.Contains(w, StringComparison.Ordinal));
        });
        return words.Length == 0 ? rows : [.. near.Concat(inText).DistinctBy(r => r.Sheet.Id)];
    }
}

/// <summary>One sheet of a list.</summary>
public sealed record SheetRow
{
    public required KnowledgeSheet Sheet { get; init; }

    public required IReadOnlyList<TopicEntry> Topics { get; init; }

    /// <summary>Who answers for it; null: the pilot.</summary>
    public required AgentEntry? Keeper { get; init; }

    public required bool MayWrite { get; init; }

    /// <summary>« This sheet is wrong », still to be settled.</summary>
    public required int Remarks { get; init; }

    public required bool IsToReview { get; init; }

    public IReadOnlyList<SearchPhrase> Phrases =>
        [
            new SearchPhrase(Sheet.Title, Sheet.SortTitle, PhraseKind.Name),
            .. KnowledgeSheet
                .Lines(Sheet.Synonyms)
                .Select(s => new SearchPhrase(s, Folding.Fold(s), PhraseKind.Synonym)),
            .. Topics.SelectMany(t => t.Phrases).Select(p => p with { Kind = PhraseKind.Above }),
        ];
}
