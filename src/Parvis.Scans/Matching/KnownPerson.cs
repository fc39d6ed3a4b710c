namespace Parvis.Scans.Matching;

/// <summary>Somebody the town has met, as far as a letter can tell.</summary>
/// <param name="Id">The caller's own.</param>
public sealed record KnownPerson(string Id)
{
    /// <summary>Empty for an organisation.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>Empty for an organisation.</summary>
    public string LastName { get; init; } = "";

    /// <summary>Empty for a person.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Number and street of each address.</summary>
    public IReadOnlyList<string> Streets { get; init; } = [];

    /// <summary>Of each address.</summary>
    public IReadOnlyList<string> Postcodes { get; init; } = [];

    /// <summary>Every mailbox.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Every phone, digits with or without spaces.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];
}

/// <summary>Why somebody may be the sender.</summary>
public enum MatchReason
{
    /// <summary>The mailbox on the letter is theirs.</summary>
    SameEmail,

    /// <summary>The phone on the letter is theirs.</summary>
    SamePhone,

    /// <summary>First and last name, or the organisation, stand on the letter.</summary>
    SameName,

    /// <summary>The same but for letters that a recogniser takes for one another.</summary>
    NearName,

    /// <summary>Only the family name.</summary>
    LastNameOnly,

    /// <summary>Number and street stand on the letter.</summary>
    SameStreet,

    /// <summary>The postcode of the letter is theirs.</summary>
    SamePostcode,
}

/// <param name="Person">Who may have written.</param>
/// <param name="Score">0 to 1; from 0.6 on two things at least agree, or a mailbox does.</param>
/// <param name="Reasons">What agrees, the strongest first.</param>
public sealed record RankedPerson(KnownPerson Person, double Score, IReadOnlyList<MatchReason> Reasons);
