namespace Parvis.Features.Requesters.Duplicates;

/// <summary>
/// Somebody known only in a circle was perhaps registered by another department: the circle is told, never that
/// department.
/// </summary>
public sealed class RequesterWarning
{
    public long Id { get; private set; }

    /// <summary>The sheet every agent sees.</summary>
    public required long RequesterId { get; init; }

    /// <summary>The sheet only the circle sees.</summary>
    public required long KnownId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The circle looked, and they are two people.</summary>
    public DateTime? DismissedAt { get; private set; }

    public void Dismiss(DateTime at) => DismissedAt ??= at;
}
