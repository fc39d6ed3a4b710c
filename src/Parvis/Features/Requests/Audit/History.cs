namespace Parvis.Features.Requests.Audit;

/// <summary>The entries of one request, followed one after the other.</summary>
sealed class History(TimelineChain chain, long requestId, KnownRequest? request)
{
    byte[] previous = TimelineChain.Origin;
    int last;

    public long RequestId => requestId;

    string Name => request?.Reference ?? FormattableString.Invariant($"Request number {requestId}");

    public void Follow(TimelineEvent entry, AuditReport report)
    {
        if (request is null && last == 0)
            report.Add($"{Name} is missing, its history is still there.");
        if (entry.Sequence != last + 1)
            report.Add($"{Name}: {Missing(last + 1, entry.Sequence - 1)} before {Describe(entry)}.");
        else if (entry.KeyId != chain.KeyId)
            report.Add($"{Name}: {Describe(entry)} was made with another key ({entry.KeyId}).");
        else if (!IsIntact(entry))
            report.Add($"{Name}: {Describe(entry)} was changed.");
        previous = entry.Link;
        last = entry.Sequence;
    }

    public void End(AuditReport report)
    {
        if (request is not null && request.LastSequence != last)
            report.Add($"{Name}: {Missing(last + 1, request.LastSequence)} at the end of its history.");
    }

    bool IsIntact(TimelineEvent entry) =>
        (
            entry.Payload is null
            || TimelineChain.Digest(entry.Salt ?? [], entry.Payload).AsSpan().SequenceEqual(entry.Digest)
        ) && chain.Link(previous, entry).AsSpan().SequenceEqual(entry.Link);

    static string Missing(int from, int until) =>
        FormattableString.Invariant(
            from == until ? (FormattableString)$"entry {from} is missing" : $"entries {from} to {until} are missing"
        );

    static string Describe(TimelineEvent entry) =>
        FormattableString.Invariant($"entry {entry.Sequence} ({entry.Verb} of {entry.At:yyyy-MM-dd HH:mm:ss} UTC)");
}
