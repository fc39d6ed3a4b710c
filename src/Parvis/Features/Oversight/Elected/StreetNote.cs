using Parvis.Data;

namespace Parvis.Features.Oversight.Elected;

/// <summary>What an elected official heard in the street and had registered: lets the author read the receipt again.</summary>
public sealed class StreetNote
{
    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required Guid ElectedOfficialId { get; init; }

    public required long RequestId { get; init; }

    public required DateTime At { get; init; }
}

public sealed record StreetNoteOptions
{
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Place { get; init; }

    public string? Words { get; init; }

    public Guid? TopicId { get; init; }
}
