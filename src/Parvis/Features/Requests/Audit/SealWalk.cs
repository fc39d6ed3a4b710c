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
        DateTime? unsealed = null;
        await foreach (var entry in Entries().WithCancellation(cancellationToken))
        {
            while (windows.TryPeek(out var window) && window.UpToEventId < entry.Id)
                Close(windows.Dequeue(), heads, report);
            if (windows.Count == 0)
                unsealed = unsealed is null || entry.At < unsealed ? entry.At : unsealed;
            else if (!heads.TryGetValue(entry.Reference, out var head) || head.Sequence < entry.Sequence)
                heads[entry.Reference] = new SealedHead(entry.Reference, entry.Sequence, entry.Link);
        }

        while (windows.TryDequeue(out var window))
            Close(window, heads, report);
        if (unsealed < clock.GetUtcNow().UtcDateTime - SealedWithin)
            report.Add($"What happened since {Moment(unsealed.Value)} is not sealed: the program was not running.");
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

    static void Close(TimelineSeal seal, Dictionary<string, SealedHead> heads, AuditReport report)
    {
        if (!SealedHeads.Digest(heads.Values).AsSpan().SequenceEqual(seal.Heads))
            Explain(seal, heads, report);
        heads.Clear();
    }

    /// <summary>The list a seal keeps may itself have been changed: what it says only helps to name what is missing.</summary>
    static void Explain(TimelineSeal seal, Dictionary<string, SealedHead> heads, AuditReport report)
    {
        var named = false;
        foreach (var (reference, sequence) in SealedHeads.Read(seal.Covered))
        {
            var now = heads.GetValueOrDefault(reference);
            if (now is null)
                Name($"{reference} is missing, or its history: entry {sequence} was in {Describe(seal)}.");
            else if (now.Sequence < sequence)
                Name($"{reference}: entry {sequence}, the last in {Describe(seal)}, is missing.");
            else if (now.Sequence > sequence)
                Name($"{reference}: entry {now.Sequence} was added after {Describe(seal)} into what it covers.");
        }

        if (!named)
            report.Add($"What {Describe(seal)} covers was changed.");

        void Name(FormattableString sentence)
        {
            named = true;
            report.Add(sentence);
        }
    }

    static string Describe(TimelineSeal seal) => FormattableString.Invariant($"Seal {seal.Id} of {Moment(seal.At)}");

    static string Moment(DateTime at) => FormattableString.Invariant($"{at:yyyy-MM-dd HH:mm:ss} UTC");
}

sealed record SealedEntry(long Id, string Reference, int Sequence, DateTime At, byte[] Link);
