using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>
/// One entry of a request's append-only history. Entries form a chain: each link is an HMAC-SHA256, by a key kept
/// outside the database, over the previous link, who, when, the verb and a salted digest of the payload. Erasing
/// payload and salt for privacy leaves the chain valid.
/// </summary>
public sealed class TimelineEvent
{
    public long Id { get; private set; }

    public required long RequestId { get; init; }

    public required int Sequence { get; init; }

    /// <summary>Name of the <see cref="RequestEvent"/> record.</summary>
    public required string Verb { get; init; }

    public required DateTime At { get; init; }

    public Guid? AgentId { get; init; }

    public required string Actor { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>The event as JSON; null once erased.</summary>
    public string? Payload { get; set; }

    public byte[]? Salt { get; set; }

    public required byte[] Digest { get; init; }

    /// <summary>Set once, by the chain.</summary>
    public byte[] Link { get; set; } = [];

    public required string KeyId { get; init; }
}

/// <summary>The heads of all requests changed since the previous seal, chained over the whole town.</summary>
public sealed class TimelineSeal
{
    public long Id { get; private set; }

    public required DateTime At { get; init; }

    /// <summary>Latest timeline entry it covers.</summary>
    public required long UpToEventId { get; init; }

    public required int Requests { get; init; }

    /// <summary>Digest of what is covered: references, sequences and links.</summary>
    public required byte[] Heads { get; init; }

    /// <summary>The references and sequences, in plain, so that what goes missing can be named.</summary>
    public required string Covered { get; init; }

    public required byte[] Link { get; init; }

    public required string KeyId { get; init; }
}
