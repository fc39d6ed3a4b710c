using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests.Audit;

/// <summary>Every seal against the one before, against the entries it covers, and against its line in the file.</summary>
public sealed class SealWalk(ParvisDbContext db, TimelineChain chain, SealFile file, TimeProvider clock)
{
    /// <summary>Seals are made each minute; later than this, nobody makes them.</summary>
    static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(10);

    public async Task WalkAsync(AuditReport report, CancellationToken cancellationToken)
    {
        var seals = await db.Set<TimelineSeal>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellationToken);
        report.Seals = seals.Count;
        Chained(seals, report);
        CompareWith(await file.ReadAsync(cancellationToken), seals, report);
        await CoverAsync(seals, report, cancellationToken);
    }

    void Chained(List<TimelineSeal> seals, AuditReport report)
    {
        var previous = TimelineChain.Origin;
        foreach (var seal in seals)
        {
            if (seal.KeyId != chain.KeyId)
                report.Add($"{Describe(seal)} was made with another key ({seal.KeyId}).");
            else if (!chain.Seal(previous, seal.At, seal.UpToEventId, seal.Heads).AsSpan().SequenceEqual(seal.Link))
                report.Add($"{Describe(seal)} was changed, or the one before it is missing.");
            previous = seal.Link;
        }
    }

    void CompareWith(IReadOnlyList<SealLine> lines, List<TimelineSeal> seals, AuditReport report)
    {
        var stored = seals.ToDictionary(s => s.UpToEventId);
        foreach (var line in lines)
        {
            if (!stored.TryGetValue(line.UpToEventId, out var seal))
                report.Add($"The seal of {Moment(line.At)}, in seals.log, is missing from the database.");
            else if (SealLine.Of(seal) != line)
                report.Add($"{Describe(seal)} is not the one in seals.log.");
        }

        var written = lines.Select(l => l.UpToEventId).ToHashSet();
        var late = clock.GetUtcNow().UtcDateTime - SealedWithin;
        var unwritten = seals.Where(s => s.At < late && !written.Contains(s.UpToEventId)).ToList();
        if (unwritten.Count > 0)
            report.Add($"{unwritten.Count} seal(s) from {Moment(unwritten[0].At)} on are missing from seals.log.");
    }

    /// <summary>Walks the entries in the order of their numbers, which is that of the windows.</summary>
    async Task CoverAsync(List<TimelineSeal> seals, AuditReport report, CancellationToken cancellationToken)
    {
        var windows = new Queue<TimelineSeal>(seals);
        var heads = new Dictionary<string, SealedHead>(StringComparer.Ordinal);
        var broken = new List<(TimelineSeal Seal, Dictionary<string, SealedHead> Heads)>();
        DateTime? unsealed = null;
        await foreach (var entry in Entries().WithCancellation(cancellationToken))
        {
            while (windows.TryPeek(out var window) && window.UpToEventId < entry.Id)
                Close(windows.Dequeue());
            if (windows.Count == 0)
                unsealed = unsealed is null || entry.At < unsealed ? entry.At : unsealed;
            else if (!heads.TryGetValue(entry.Reference, out var head) || head.Sequence < entry.Sequence)
                heads[entry.Reference] = new SealedHead(entry.Reference, entry.Sequence, entry.Link);
        }

        while (windows.TryDequeue(out var window))
            Close(window);
        if (broken.Count > 0)
        {
            var known = await db.Set<CitizenRequest>().Select(r => r.Reference).ToHashSetAsync(cancellationToken);
            foreach (var (seal, found) in broken)
                Explain(seal, found, report, known);
        }

        if (unsealed < clock.GetUtcNow().UtcDateTime - SealedWithin)
            report.Add(
                $"What happened since {Moment(unsealed.Value)} is not sealed: the program was not running, or has only just started."
            );

        void Close(TimelineSeal seal)
        {
            if (!SealedHeads.Digest(heads.Values).AsSpan().SequenceEqual(seal.Heads))
                broken.Add((seal, heads));
            heads = new Dictionary<string, SealedHead>(StringComparer.Ordinal);
        }
    }

    IAsyncEnumerable<SealedEntry> Entries() =>
        (
            from entry in db.Set<TimelineEvent>()
            join request in db.Set<CitizenRequest>() on entry.RequestId equals request.Id into requests
            from request in requests.DefaultIfEmpty()
            orderby entry.Id
            select new SealedEntry(
                entry.Id,
                request == null ? "" : request.Reference,
                entry.Sequence,
                entry.At,
                entry.Link
            )
        ).AsAsyncEnumerable();

    /// <summary>The list a seal keeps may itself have been changed: what it says only helps to name what is missing.</summary>
    static void Explain(
        TimelineSeal seal,
        Dictionary<string, SealedHead> heads,
        AuditReport report,
        HashSet<string> known
    )
    {
        var before = report.Count;
        foreach (var (reference, sequence) in SealedHeads.Read(seal.Covered))
        {
            var now = heads.GetValueOrDefault(reference)?.Sequence ?? 0;
            if (!known.Contains(reference))
                report.Add($"{reference} is missing: its entry {sequence} is in {Describe(seal)}.");
            else if (now < sequence)
                report.Add($"{reference}: entry {sequence}, the last in {Describe(seal)}, is missing.");
            else if (now > sequence)
                report.Add($"{reference}: entry {now} was added after {Describe(seal)} into what it covers.");
        }

        if (report.Count == before)
            report.Add($"What {Describe(seal)} covers was changed.");
    }

    static string Describe(TimelineSeal seal) => FormattableString.Invariant($"Seal {seal.Id} of {Moment(seal.At)}");

    static string Moment(DateTime at) => FormattableString.Invariant($"{at:yyyy-MM-dd HH:mm:ss} UTC");
}

sealed record SealedEntry(long Id, string Reference, int Sequence, DateTime At, byte[] Link);
