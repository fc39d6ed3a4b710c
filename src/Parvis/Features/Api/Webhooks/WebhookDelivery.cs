using Parvis.Data;

namespace Parvis.Features.Api.Webhooks;

/// <summary>
/// One call to make, written in the transaction of what it tells. A sender leases it, calls, then records the answer;
/// whatever stops in between is taken up again.
/// </summary>
public sealed class WebhookDelivery
{
    /// <summary><see cref="DueAt"/> of what is over.</summary>
    public static readonly DateTime Never = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    public long Id { get; private set; }

    /// <summary>The same at every try, so that the receiver recognises a second copy.</summary>
    public required string PublicId { get; init; }

    /// <summary>No foreign key: a subscription deleted on another node must not make a request's change fail.</summary>
    public required Guid SubscriptionId { get; init; }

    public required long RequestId { get; init; }

    public required string Reference { get; init; }

    public required WebhookEvents Event { get; init; }

    /// <summary>The body, byte for byte the same at every try.</summary>
    public required string Payload { get; init; }

    public required DateTime CreatedAt { get; init; }

    public WebhookState State { get; private set; }

    /// <summary>When a sender must look at it: to send it, or to take over an expired lease.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Which sender has it; another one took over when it is no longer the same.</summary>
    public Guid? Lease { get; private set; }

    public int Attempts { get; private set; }

    public DateTime? TriedAt { get; private set; }

    public int? StatusCode { get; private set; }

    public string LastError { get; private set; } = "";

    public static string NewId() => RandomId.New();
}

public enum WebhookState
{
    Waiting,
    Leased,
    Delivered,
    Failed,
}
