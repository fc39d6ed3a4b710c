using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Letters;

/// <summary>
/// The person's letters in the register, with their files. The scan they came in goes with them once it holds nobody
/// else's letter; until then it is erased with its age.
/// </summary>
public sealed class LetterHoldings(ParvisDbContext db, BlobErasing erasing, ScanErasing scanErasing) : IPersonalHoldings
{
    const string Erased = "(effacé)";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var letters = await Of(scope).AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancellationToken);
        foreach (var letter in letters)
            into.Add(
                "Courrier",
                new HeldItem
                {
                    Key = $"letter:{letter.Id}",
                    Title = $"Lettre {letter.RegisterNumber}",
                    At = letter.CameAt,
                    Facts =
                    [
                        .. new HeldFact[]
                        {
                            new("De", letter.Sender),
                            new("Objet", letter.Subject),
                            new("Arrivée le", $"{letter.ArrivedOn:dd/MM/yyyy}"),
                            new("Recommandé", letter.RegisteredNumber),
                        }.Where(f => f.Value.Length > 0),
                    ],
                }
            );
    }

    /// <summary>The number stays: a register without it would have a hole.</summary>
    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var letters = await Of(scope).ToListAsync(cancellationToken);
        var ids = letters.ConvertAll(l => l.Id);
        await erasing.AddAsync([.. letters.Select(l => l.Hash).OfType<string>()], cancellationToken);
        foreach (var letter in letters)
            letter.Forget(Erased);
        var scans = letters.Select(l => l.ScanId).OfType<long>().Distinct().ToList();
        var alone = await db.Set<ScanFile>()
            .Where(s => scans.Contains(s.Id))
            .Where(s => !db.Set<IncomingLetter>().Any(l => l.ScanId == s.Id && !ids.Contains(l.Id)))
            .ToListAsync(cancellationToken);
        foreach (var scan in alone)
        {
            await scanErasing.EraseAsync(scan, cancellationToken);
            scan.Rename(Erased);
        }
    }

    IQueryable<IncomingLetter> Of(PersonScope scope)
    {
        var (sheets, requests) = (scope.Sheets, scope.RequestIds);
        return db.Set<IncomingLetter>()
            .Where(l => l.State == LetterState.Registered)
            .Where(l =>
                (l.SenderId != null && sheets.Contains(l.SenderId.Value))
                || db.Set<LetterRequest>().Any(r => r.LetterId == l.Id && requests.Contains(r.RequestId))
            );
    }
}
