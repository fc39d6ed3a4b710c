namespace Parvis.Features.Requesters.Duplicates;

/// <summary>Somebody known who resembles the person being entered.</summary>
public sealed record LikelyPerson
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required string Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Address { get; init; }

    public int OpenRequests { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>« même nom, même téléphone ».</summary>
    public string Why => string.Join(", ", Reasons);
}
