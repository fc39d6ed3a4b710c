using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Postal.Providers;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Batches;

/// <summary>Gives a batch to the provider: written, noted as written, then shown, so that each letter leaves once.</summary>
public sealed class BatchHandover(
    ParvisDbContext db,
    IHybridMail provider,
    SettingsStore settings,
    BatchChanges changes
)
{
    /// <param name="batchId">Being handed over.</param>
    /// <param name="step">Called before each letter: writing them may take longer than a lease.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task HandAsync(long batchId, Func<Task> step, CancellationToken cancellationToken)
    {
        var batch = await db.Set<LetterBatch>().AsNoTracking().SingleAsync(b => b.Id == batchId, cancellationToken);
        if (batch.State == BatchState.HandingOver)
            await WriteAsync(batch, step, cancellationToken);
        var written = await changes.ApplyAsync(batchId, b => b.HandedAs, cancellationToken);
        await provider.ShowAsync(written, batch.Name, cancellationToken);
        await changes.ApplyAsync(batchId, b => b.IsHandedOver(), cancellationToken);
    }

    /// <summary>Each try writes under a name of its own: of two nodes, the first that is noted wins.</summary>
    async Task WriteAsync(LetterBatch batch, Func<Task> step, CancellationToken cancellationToken)
    {
        var name = $"{batch.Name}-{RandomId.New()}";
        var noted = false;
        try
        {
            await provider.WriteAsync(await ReadAsync(batch, cancellationToken), name, step, cancellationToken);
            noted = await changes.ApplyAsync(batch.Id, b => b.Seal(name), cancellationToken);
        }
        finally
        {
            if (!noted)
                await provider.DropAsync(name, CancellationToken.None);
        }
    }

    async Task<HybridBatch> ReadAsync(LetterBatch batch, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var letters = await (
            from line in db.Set<OutgoingLetter>().AsNoTracking()
            join message in db.Set<Correspondence>().AsNoTracking() on line.CorrespondenceId equals message.Id
            join request in db.Set<CitizenRequest>().AsNoTracking() on message.RequestId equals request.Id
            join pdf in db.Set<PrintedLetter>().AsNoTracking() on message.Id equals pdf.CorrespondenceId
            // One that became confidential meanwhile is its circle's to print.
            where request.CircleId == null
            where line.BatchId == batch.Id && message.State == CorrespondenceState.ToPrint
            orderby line.Place
            select new
            {
                line,
                pdf.Hash,
                Enclosed = db.Set<RequestFile>()
                    .Where(f => f.CorrespondenceId == message.Id && f.ContentType == FileKind.Pdf.ContentType)
                    .OrderBy(f => f.Id)
                    .Select(f => f.Hash)
                    .ToList(),
            }
        ).ToListAsync(cancellationToken);
        return new HybridBatch
        {
            Name = batch.Name,
            MadeAt = batch.MadeAt,
            TwoSided = batch.TwoSided,
            Sender = $"{town.Name}, {town.OneLineAddress}",
            Letters =
            [
                .. letters.Select(l => new HybridLetter
                {
                    Id = l.line.PublicId,
                    Place = l.line.Place,
                    Reference = l.line.Reference,
                    Category = l.line.Category,
                    Recipient = new Envelope(l.line.Recipient).Lines,
                    Files = [l.Hash, .. l.Enclosed],
                }),
            ],
        };
    }
}
