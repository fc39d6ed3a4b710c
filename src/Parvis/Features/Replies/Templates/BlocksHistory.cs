using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies.Templates;

/// <summary>The blocks of the town and what they said before, each time somebody changed them.</summary>
public sealed class BlocksHistory(ParvisDbContext db, SettingsStore settings, TownClock clock)
{
    const string BeforeUs = "avant le suivi des versions";

    /// <summary>Newest first.</summary>
    public Task<List<ReplyBlocksVersion>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<ReplyBlocksVersion>().AsNoTracking().OrderByDescending(v => v.Number).ToListAsync(cancellationToken);

    /// <param name="blocks">Whole and without faults.</param>
    /// <param name="seen">The version the form was made from.</param>
    /// <param name="viewer">Who changes them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task SaveAsync(ReplyBlocks blocks, int seen, Viewer viewer, CancellationToken cancellationToken) =>
        SaveAsync(blocks, seen, restores: null, viewer, cancellationToken);

    public async Task RestoreAsync(int number, int seen, Viewer viewer, CancellationToken cancellationToken)
    {
        var version =
            await db.Set<ReplyBlocksVersion>()
                .AsNoTracking()
                .FirstOrDefaultAsync(v => v.Number == number, cancellationToken)
            ?? throw new RefusedException("Cette version n'existe pas.");
        await SaveAsync(version.Blocks, seen, number, viewer, cancellationToken);
    }

    async Task SaveAsync(
        ReplyBlocks blocks,
        int seen,
        int? restores,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var (former, _) = await settings.GetForEditAsync<ReplyBlocks>(cancellationToken);
        await settings.SaveAsync(blocks, seen, cancellationToken);
        if (blocks.SaysTheSameAs(former))
            return;
        var last = await db.Set<ReplyBlocksVersion>().MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;
        // Those that came with the program have no version yet: their words are kept before they change.
        if (last == 0)
            db.Add(
                ReplyBlocksVersion.Of(former, ++last, restores: null, new ProcessContext(null, BeforeUs, clock.UtcNow))
            );
        var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.UtcNow);
        db.Add(ReplyBlocksVersion.Of(blocks, last + 1, restores, by));
    }
}
