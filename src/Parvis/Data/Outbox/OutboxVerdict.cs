namespace Parvis.Data.Outbox;

/// <summary>What is said of a message just before it leaves. The reasons are French sentences that name nobody.</summary>
public abstract record OutboxVerdict
{
    public static readonly OutboxVerdict Go = new LetGo();
}

/// <summary>Nothing stands in its way.</summary>
public sealed record LetGo : OutboxVerdict;

/// <summary>Nobody waits for it any more.</summary>
public sealed record CallOff(string Why) : OutboxVerdict;

/// <summary>It cannot arrive: somebody must find another way.</summary>
public sealed record GiveUp(string Why) : OutboxVerdict;

/// <summary>Not now; no try is counted.</summary>
public sealed record HoldBack(DateTime Until, string Why) : OutboxVerdict;

/// <summary>Asked just before a message leaves: it may have waited for hours, and the world moved on.</summary>
public interface IOutboxCheck
{
    /// <summary>Null when it is asked about all of them.</summary>
    OutboxKind? Kind { get; }

    Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken);
}
