namespace Parvis.Features.Requesters;

/// <summary>A person known only through a circle is visible only in it.</summary>
public sealed class RequesterCircle
{
    public required long RequesterId { get; init; }

    public required Guid CircleId { get; init; }
}
