using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal.Batches;

/// <summary>A letter that a provider has is not taken back here: it may be printed already, and would leave all the same.</summary>
public sealed class LettersAtThePrinter(ParvisDbContext db) : IHandle<ReplyWithdrawn>
{
    public async Task HandleAsync(
        CitizenRequest request,
        ReplyWithdrawn happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var batch = await (
            from line in db.Set<OutgoingLetter>()
            join lot in db.Set<LetterBatch>() on line.BatchId equals lot.Id
            where
                line.CorrespondenceId == happened.MessageId
                && (
                    lot.State == BatchState.HandingOver
                    || lot.State == BatchState.Sealed
                    || lot.State == BatchState.HandedOver
                )
            select lot
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        if (batch is not null)
            throw new RefusedException(
                batch.State == BatchState.HandedOver
                    ? $"Cette lettre est déjà chez {batch.HandedTo}, dans le lot {batch.Name}. Appelez-le : s'il n'a rien imprimé, défaites le lot, puis annulez l'envoi."
                    : $"Cette lettre est en cours de remise à {batch.HandedTo}, dans le lot {batch.Name}. Réessayez dans un instant."
            );
    }
}
