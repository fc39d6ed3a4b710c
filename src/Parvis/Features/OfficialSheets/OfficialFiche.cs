namespace Parvis.Features.OfficialSheets;

/// <summary>A fiche of service-public as it was last read; the next reading replaces or retires it.</summary>
public sealed class OfficialFiche
{
    public const int MaxTitle = 500;
    public const int MaxDescription = 2000;
    public const int MaxKeywords = 1000;
    public const int MaxKind = 100;
    public const int MaxAudience = 200;
    public const int MaxFile = 200;

    /// <summary>« F1342 »</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Keywords { get; init; }

    public required string Kind { get; init; }

    public required string Audience { get; init; }

    public required DateOnly? ModifiedOn { get; init; }

    /// <summary>« F1342.xml », which the licence asks to name.</summary>
    public required string FileName { get; init; }

    /// <summary>Of the file and of the way it is read: the same, it is not read again.</summary>
    public required string Hash { get; init; }

    /// <summary>See <see cref="Reading.FicheText"/>.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>A fiche that was replaced by another one.</summary>
public sealed class FicheRedirection
{
    public required string FromId { get; init; }

    public required string ToId { get; init; }
}

/// <summary>Shown on the sheet of a topic; kept when the fiche is retired, and shown again if it comes back.</summary>
public sealed class TopicFiche
{
    public required Guid TopicId { get; init; }

    public required string FicheId { get; init; }
}
