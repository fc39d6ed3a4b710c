using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Forms.Tongues;

/// <summary>The town's words in every language, in memory: a page of residents costs no query more in Arabic than in French.</summary>
public sealed class TownTongues(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    readonly Refreshed<FrozenDictionary<string, TownTongue>> all = new(
        scopes,
        epoch,
        clock,
        async (services, cancellationToken) =>
            (
                await services
                    .GetRequiredService<ParvisDbContext>()
                    .Set<TownTranslation>()
                    .AsNoTracking()
                    .ToListAsync(cancellationToken)
            )
                .GroupBy(t => t.Language, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => new TownTongue(g), StringComparer.Ordinal)
    );

    public async ValueTask<TownTongue> GetAsync(string language, CancellationToken cancellationToken) =>
        (await all.GetAsync(cancellationToken)).GetValueOrDefault(language) ?? TownTongue.None;
}

/// <summary>One of them.</summary>
public sealed class TownTongue(IEnumerable<TownTranslation> translations)
{
    public static readonly TownTongue None = new([]);

    readonly FrozenDictionary<string, string> byKey = translations.ToFrozenDictionary(
        t => t.Key,
        t => t.Words,
        StringComparer.Ordinal
    );

    /// <summary>Null when nobody translated it.</summary>
    public string? Find(string french) => byKey.GetValueOrDefault(TownTranslation.KeyOf(french));

    public string? SynonymsOf(Guid topicId) => byKey.GetValueOrDefault(TownTranslation.KeyOfSynonyms(topicId));

    /// <summary>What a topic is found by in this language, beside the French.</summary>
    public IReadOnlyList<SearchPhrase> PhrasesOf(TopicEntry topic) =>
        [
            .. Find(topic.Name) is { } name
                ? [new SearchPhrase(name, Folding.Fold(name), PhraseKind.Name)]
                : Array.Empty<SearchPhrase>(),
            .. (SynonymsOf(topic.Id) ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(s => new SearchPhrase(s, Folding.Fold(s), PhraseKind.Synonym)),
        ];
}
