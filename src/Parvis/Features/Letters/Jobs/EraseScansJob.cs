using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Letters.Jobs;

/// <summary>
/// What is over goes: a scan sixty days after it came, once none of its letters waits, with the pictures and words of its
/// pages; a letter that asked nothing, sixty days after it was set aside. The letter of a request stays with the request;
/// the register keeps the fingerprint of what was scanned.
/// </summary>
public sealed class EraseScansJob(
    ParvisDbContext db,
    BlobErasing erasing,
    ScanErasing scans,
    Transactions transactions,
    TimeProvider clock
) : IJob
{
    public const int KeptDays = 60;

    const int Batch = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
        while (await AsideAsync(before, cancellationToken) is { Count: > 0 } letters)
            await EraseAsync(letters, cancellationToken);
        while (await OverAsync(before, cancellationToken) is { Count: > 0 } over)
        {
            foreach (var scan in over)
                await EraseAsync(scan, cancellationToken);
        }
    }

    Task<List<IncomingLetter>> AsideAsync(DateTime before, CancellationToken cancellationToken) =>
        db.Set<IncomingLetter>()
            .Where(l => l.State == LetterState.SetAside && l.SettledAt < before)
            .OrderBy(l => l.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);

    Task EraseAsync(List<IncomingLetter> letters, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                db.RemoveRange(letters);
                await erasing.AddAsync([.. letters.Select(l => l.Hash).OfType<string>()], cancellationToken);
            },
            cancellationToken
        );

    Task<List<ScanFile>> OverAsync(DateTime before, CancellationToken cancellationToken) =>
        db.Set<ScanFile>()
            .Where(s => s.State == ScanState.Read || s.State == ScanState.Done || s.State == ScanState.Refused)
            .Where(s => s.StoredAt < before)
            .Where(s => !db.Set<IncomingLetter>().Any(l => l.ScanId == s.Id && l.State != LetterState.Registered))
            .OrderBy(s => s.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);

    Task EraseAsync(ScanFile scan, CancellationToken cancellationToken) =>
        transactions.RunAsync(() => scans.EraseAsync(scan, cancellationToken), cancellationToken);
}
