namespace Parvis.LetterBench.Making;

/// <summary>What is damaged between the letter and its scan.</summary>
enum Damage
{
    None,
    Grain,
    Blur,
    Pale,
    Compressed,
    Skewed,
    Photocopied,
}

/// <summary>Who writes, as printed.</summary>
sealed record MadeSender
{
    public required string Civility { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>Empty for a person who writes for herself.</summary>
    public required string Organisation { get; init; }
    public required string Street { get; init; }
    public required string Postcode { get; init; }
    public required string Town { get; init; }

    /// <summary>Empty when not printed, as the phone.</summary>
    public required string Email { get; init; }
    public required string Phone { get; init; }

    /// <summary>Whether the town has met them.</summary>
    public required bool IsKnown { get; init; }

    public string Person => $"{FirstName} {LastName}".Trim();

    public string Known => Organisation.Length > 0 ? Organisation : Person;
}

/// <summary>A letter and what must be read from its scan; written before any image is made.</summary>
sealed record MadeLetter
{
    public required string Id { get; init; }
    public required int Layout { get; init; }
    public required string Font { get; init; }
    public required Damage Damage { get; init; }

    /// <summary>Degrees clockwise: 0, 90, 180 or 270.</summary>
    public required int Turn { get; init; }
    public required string Language { get; init; }
    public required string Topic { get; init; }
    public required MadeSender Sender { get; init; }

    /// <summary>Written on the letter.</summary>
    public required DateOnly Date { get; init; }
    public required string DateText { get; init; }

    /// <summary>Of the town's stamp; null without.</summary>
    public required DateOnly? Arrival { get; init; }
    public required string ArrivalText { get; init; }
    public required string Object { get; init; }
    public required string Reference { get; init; }
    public required string Registered { get; init; }
    public required string Opening { get; init; }
    public required IReadOnlyList<string> Paragraphs { get; init; }
    public required string Closing { get; init; }

    /// <summary>Nothing is damaged and it is upright.</summary>
    public bool IsClean => Damage == Damage.None && Turn == 0;
}
