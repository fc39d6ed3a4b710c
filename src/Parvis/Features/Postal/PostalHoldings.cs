using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal;

/// <summary>
/// Lines of the register of departures, and the PDFs of batches that hold somebody's letter: those go whole, since each
/// letter has its own. The number of a line stays, for a register without it would have a hole.
/// </summary>
public sealed class PostalHoldings(ParvisDbContext db, BlobErasing erasing, TimeProvider clock)
    : IPersonalHoldings,
        IBlobHolder
{
    const string Erased = "(effacé)";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var lines = await Of(scope).AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancellationToken);
        foreach (var line in lines.Where(l => l.IsPosted))
            into.Add(
                "Courrier",
                new HeldItem
                {
                    Key = $"departure:{line.Id}",
                    Title = $"Lettre envoyée {line.RegisterNumber}",
                    At = line.PostedOn!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    Facts =
                    [
                        .. new HeldFact[]
                        {
                            new("À", line.Recipient.Replace('\n', ',')),
                            new("Objet", line.Subject),
                            new("Envoi", line.Category.InFrench()),
                            new("Numéro de recommandé", line.RegisteredNumber),
                            new("Reçue le", line.ReceivedOn is { } received ? $"{received:dd/MM/yyyy}" : ""),
                            new("Revenue le", line.ReturnedOn is { } back ? $"{back:dd/MM/yyyy}" : ""),
                        }.Where(f => f.Value.Length > 0),
                    ],
                }
            );
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var lines = await Of(scope).ToListAsync(cancellationToken);
        var batches = lines.Select(l => l.BatchId).OfType<long>().Distinct().ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        var held = await db.Set<LetterBatch>().Where(b => batches.Contains(b.Id)).ToListAsync(cancellationToken);
        var withProvider = held.Where(b => b.HandedAt is not null).Select(b => b.Id).ToHashSet();
        foreach (var line in lines)
        {
            // What a provider has may still be told about by its number.
            if (line.IsPosted || (line.BatchId is { } id && withProvider.Contains(id)))
                line.Forget(Erased);
            else
                db.Remove(line);
        }

        foreach (var batch in held)
        {
            var remade = batch is { State: BatchState.Ready, PostingUntil: null };
            var file = remade ? batch.MakeAgain(now) : batch.EraseFile();
            if (file is not null)
                await erasing.AddAsync([file], cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<LetterBatch>()
            .Where(b => b.Hash != null && hashes.Contains(b.Hash))
            .Select(b => b.Hash!)
            .Distinct()
            .ToListAsync(cancellationToken);

    IQueryable<OutgoingLetter> Of(PersonScope scope)
    {
        var requests = scope.RequestIds;
        return db.Set<OutgoingLetter>()
            .Where(l =>
                db.Set<Correspondence>().Any(c => c.Id == l.CorrespondenceId && requests.Contains(c.RequestId))
            );
    }
}
