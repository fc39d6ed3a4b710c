namespace Parvis.Features.Requesters;

/// <summary>A phone number, an e-mail address or a postal address, possibly shared by a family.</summary>
public sealed class ContactPoint
{
    public long Id { get; private set; }

    public required ContactKind Kind { get; init; }

    /// <summary>As the person said it.</summary>
    public required string Value { get; init; }

    /// <summary>What is compared: digits of a phone number with its country, lower-case address, folded street.</summary>
    public required string Key { get; init; }

    public string Label { get; init; } = "";

    public bool Preferred { get; set; }
}

public enum ContactKind
{
    Phone,
    Email,
    Address,
}
