namespace Parvis.Features.Requesters.Names;

/// <summary>A distinct folded word of somebody's name.</summary>
public sealed class NameWord
{
    public const int MaxLength = 60;

    public int Id { get; init; }

    public required string Word { get; init; }

    /// <summary>How it sounds in French; empty when it has no Latin letter.</summary>
    public required string Phonetic { get; init; }
}

/// <summary>The word itself and its one-letter deletions (two for long words): what a typo is looked up by.</summary>
public sealed class NameWordKey
{
    public required string Key { get; init; }

    public required int WordId { get; init; }
}

/// <summary>Which person bears which word.</summary>
public sealed class RequesterName
{
    public required long RequesterId { get; init; }

    public required int WordId { get; init; }
}
