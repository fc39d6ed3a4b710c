using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Postal.Providers;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Batches;

/// <summary>Gives a batch to the provider: written, noted as written, then shown, so that each letter leaves once.</summary>
public sealed class BatchHandover(
    ParvisDbContext db,
    IHybridMail provider,
    SettingsStore settings,
    Transactions transactions
)
{
    public async Task HandAsync(long batchId, CancellationToken cancellationToken)
    {
        var batch = await db.Set<LetterBatch>().AsNoTracking().SingleAsync(b => b.Id == batchId, cancellationToken);
        if (batch.State == BatchState.HandingOver)
        {
            await provider.WriteAsync(await ReadAsync(batch, cancellationToken), cancellationToken);
            await ChangeAsync(batchId, b => b.Seal(), cancellationToken);
        }

        await provider.ShowAsync(batch.Name, cancellationToken);
        await ChangeAsync(batchId, b => b.IsHandedOver(), cancellationToken);
    }

    Task ChangeAsync(long batchId, Action<LetterBatch> verb, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () => verb(await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken)),
            cancellationToken
        );

    async Task<HybridBatch> ReadAsync(LetterBatch batch, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var letters = await (
            from line in db.Set<OutgoingLetter>().AsNoTracking()
            join message in db.Set<Correspondence>().AsNoTracking() on line.CorrespondenceId equals message.Id
            join pdf in db.Set<PrintedLetter>().AsNoTracking() on message.Id equals pdf.CorrespondenceId
            where line.BatchId == batch.Id && message.State == CorrespondenceState.ToPrint
            orderby line.Place
            select new
            {
                line,
                pdf.Hash,
                Enclosed = db.Set<RequestFile>()
                    .Where(f => f.CorrespondenceId == message.Id && f.ContentType == "application/pdf")
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
