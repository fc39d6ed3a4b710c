namespace Parvis.Features.Requesters;

/// <summary>A distinct folded word of somebody's name.</summary>
public sealed class NameWord
{
    public int Id { get; private set; }

    public required string Word { get; init; }

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

/// <summary>A person known only through a circle is visible only in it.</summary>
public sealed class RequesterCircle
{
    public required long RequesterId { get; init; }

    public required Guid CircleId { get; init; }
}
