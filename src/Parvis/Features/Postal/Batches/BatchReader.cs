using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches;

/// <summary>A batch and its letters, for who may see them all. Two SQL commands.</summary>
public sealed class BatchReader(ParvisDbContext db, CurrentViewer viewer)
{
    /// <summary>Null when there is no such batch for this person.</summary>
    public async Task<BatchView?> FindAsync(string publicId, CancellationToken cancellationToken)
    {
        var batch = await db.Set<LetterBatch>()
            .AsNoTracking()
            .VisibleTo(db, viewer.Value)
            .FirstOrDefaultAsync(b => b.PublicId == publicId, cancellationToken);
        if (batch is null)
            return null;
        var letters = await (
            from line in db.Set<OutgoingLetter>().AsNoTracking()
            join message in db.Set<Correspondence>().AsNoTracking()
                on line.CorrespondenceId equals message.Id
                into messages
            from message in messages.DefaultIfEmpty()
            where line.BatchId == batch.Id
            orderby line.Place
            select new BatchLine(line, message.PublicId, (CorrespondenceState?)message.State)
        ).ToListAsync(cancellationToken);
        return new BatchView(batch, letters);
    }
}

public sealed record BatchView(LetterBatch Batch, IReadOnlyList<BatchLine> Lines)
{
    /// <summary>Those that go to the post: not what was taken back meanwhile.</summary>
    public IEnumerable<OutgoingLetter> Leaving =>
        Lines.Where(l => !l.IsTakenBack && !LeftAlone(l)).Select(l => l.Letter);

    /// <summary>Somebody gave it to the post by itself: its paper must leave the pile.</summary>
    public bool LeftAlone(BatchLine line) => Batch.State == BatchState.Ready && line.Letter.IsPosted;

    public bool HasRegistered => Leaving.Any(l => l.Category.IsRegistered());

    public IEnumerable<(string Category, string Band, int Count, int Sheets)> Totals =>
        Leaving
            .GroupBy(l => (l.Category, Band: Franking.Band(l.Sheets)))
            .OrderBy(g => g.Key.Category)
            .ThenBy(g => g.Min(l => l.Sheets))
            .Select(g => (g.Key.Category.InFrench(), g.Key.Band, g.Count(), g.Sum(l => l.Sheets)));
}

/// <param name="Letter">Its line.</param>
/// <param name="LetterId">Public id of its correspondence; null once erased.</param>
/// <param name="State">Of the correspondence.</param>
public sealed record BatchLine(OutgoingLetter Letter, string? LetterId, CorrespondenceState? State)
{
    /// <summary>Somebody cancelled it: its paper must leave the pile.</summary>
    public bool IsTakenBack => State == CorrespondenceState.Withdrawn;

    public bool Waits => State == CorrespondenceState.ToPrint;
}
