namespace Parvis.Features.Privacy.Cases;

/// <summary>
/// A circle is asked whether the officer may read what it alone knows of the person, for this case only. Without its
/// agreement the officer knows that there is something, and how much, not what.
/// </summary>
public sealed class CircleConsent
{
    public required long CaseId { get; init; }

    public required Guid CircleId { get; init; }

    public required DateTime AskedAt { get; init; }

    public DateTime? AgreedAt { get; private set; }

    public string AgreedBy { get; private set; } = "";

    public void Agree(string by, DateTime at)
    {
        if (AgreedAt is not null)
            return;
        AgreedAt = at;
        AgreedBy = by;
    }
}

/// <summary>A name, number or address of somebody else, hidden wherever it stands in the answer; or left in it.</summary>
public sealed class CasePassage
{
    public const int MaxText = 300;

    public long Id { get; private set; }

    public required long CaseId { get; init; }

    public required string Text { get; init; }

    public required bool Hidden { get; init; }
}

/// <summary>A whole message, note or file that is not given to the person, and why.</summary>
public sealed class CaseWithheld
{
    public const int MaxKey = 60;
    public const int MaxReason = 300;

    public required long CaseId { get; init; }

    public required string ItemKey { get; init; }

    public required string Reason { get; init; }
}
