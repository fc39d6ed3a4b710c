using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Postal.Batches;

/// <summary>Those of a batch that is handed over, or being so.</summary>
public sealed class LettersAtThePrinter(ParvisDbContext db) : IHandedLetters
{
    public async Task<IReadOnlyDictionary<long, string>> AmongAsync(
        IReadOnlyCollection<long> messageIds,
        CancellationToken cancellationToken
    )
    {
        if (messageIds.Count == 0)
            return new Dictionary<long, string>();
        var found = await (
            from line in db.Set<OutgoingLetter>()
            join batch in db.Set<LetterBatch>() on line.BatchId equals batch.Id
            where
                line.CorrespondenceId != null
                && messageIds.Contains(line.CorrespondenceId.Value)
                && (
                    batch.State == BatchState.HandingOver
                    || batch.State == BatchState.Sealed
                    || batch.State == BatchState.HandedOver
                )
            select new { Id = line.CorrespondenceId!.Value, Batch = batch }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return found.ToDictionary(f => f.Id, f => Sentence(f.Batch));
    }

    static string Sentence(LetterBatch batch) =>
        batch.State == BatchState.HandedOver
            ? $"Cette lettre est déjà chez {batch.HandedTo}, dans le lot {batch.Name}. Appelez-le : s'il n'a rien imprimé, défaites le lot, puis annulez l'envoi."
            : $"Cette lettre est en cours de remise à {batch.HandedTo}, dans le lot {batch.Name}. Réessayez dans un instant.";
}
