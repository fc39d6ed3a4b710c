using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.OfficialSheets.Search;

/// <summary>What is on the shelf, in memory: built anew only after another reading of the folder.</summary>
public sealed class FicheShelf(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    /// <summary>Another node may have read, or the command line.</summary>
    static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    readonly Refreshed<ILookup<Guid, string>> topics = new(
        scopes,
        epoch,
        clock,
        async (services, cancellationToken) =>
            (
                await services
                    .GetRequiredService<ParvisDbContext>()
                    .Set<TopicFiche>()
                    .AsNoTracking()
                    .ToListAsync(cancellationToken)
            ).ToLookup(t => t.TopicId, t => t.FicheId)
    );

    volatile Kept? kept;

    public async ValueTask<FicheIndex> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (kept is { } known && now - known.LookedAt < LookAgain)
            return known.Index;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var reading = await db.Set<FicheReading>()
            .Where(r => r.Refusal == "")
            .MaxAsync(r => (long?)r.Id, cancellationToken);
        var index = kept is { } same && same.ReadingId == reading ? same.Index : await ReadAsync(db, cancellationToken);
        kept = new Kept(index, reading, now);
        return index;
    }

    /// <summary>Those of a topic that are here.</summary>
    public async ValueTask<IReadOnlyList<FicheEntry>> OfTopicAsync(Guid topicId, CancellationToken cancellationToken)
    {
        var ids = (await topics.GetAsync(cancellationToken))[topicId].ToList();
        if (ids.Count == 0)
            return [];
        var index = await GetAsync(cancellationToken);
        return
        [
            .. ids.Select(id => index.Find(id) ?? index.Replacing(id))
                .OfType<FicheEntry>()
                .OrderBy(f => Folding.Fold(f.Title), StringComparer.Ordinal),
        ];
    }

    /// <summary>Here the folder was just read.</summary>
    public void Forget() => kept = null;

    static async Task<FicheIndex> ReadAsync(ParvisDbContext db, CancellationToken cancellationToken) =>
        new(
            await db.Set<OfficialFiche>()
                .Select(f => new FicheEntry(f.Id, f.Title, f.Description, f.Keywords, f.Kind, f.Audience, f.ModifiedOn))
                .ToListAsync(cancellationToken),
            await db.Set<FicheRedirection>()
                .AsNoTracking()
                .ToDictionaryAsync(r => r.FromId, r => r.ToId, cancellationToken)
        );

    sealed record Kept(FicheIndex Index, long? ReadingId, DateTimeOffset LookedAt);
}
