using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parvis.Scans.Matching;

namespace Parvis.Features.Letters.Reading;

/// <summary>What was read of a letter, for a person to accept or correct. Kept beside it until then.</summary>
public sealed record LetterProposals
{
    /// <summary>Below, a proposal is shown as doubtful.</summary>
    public const double Sure = 0.5;

    static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        // It is never written into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public ProposedSender? Sender { get; init; }

    /// <summary>For whom it is written: « M. Paul Riou ».</summary>
    public string OnBehalfOf { get; init; } = "";

    public DateOnly? WrittenOn { get; init; }

    public bool DateIsSure { get; init; }

    /// <summary>By the town's own stamp.</summary>
    public DateOnly? StampedOn { get; init; }

    public string Subject { get; init; } = "";

    public string RegisteredNumber { get; init; } = "";

    /// <summary>Requests that it quotes.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public string? Language { get; init; }

    /// <summary>Who may have written, the likeliest first.</summary>
    public IReadOnlyList<ProposedPerson> People { get; init; } = [];

    /// <summary>What it may be about, the likeliest first.</summary>
    public IReadOnlyList<Guid> Topics { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>The recognition was there and read every page to its end.</summary>
    public bool IsComplete { get; init; }

    public string Save() => JsonSerializer.Serialize(this, Json);

    /// <summary>Nothing was read of a letter without a scan, or of one that is settled.</summary>
    public static LetterProposals Load(string saved) =>
        saved.Length == 0 ? new LetterProposals() : JsonSerializer.Deserialize<LetterProposals>(saved, Json)!;
}

public sealed record ProposedSender
{
    public string Organisation { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Address { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public bool IsSure { get; init; }

    public string Name => Organisation.Length > 0 ? Organisation : $"{FirstName} {LastName}".Trim();
}

/// <param name="Id">Of the sheet.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reasons">What agrees.</param>
public sealed record ProposedPerson(long Id, double Score, IReadOnlyList<MatchReason> Reasons)
{
    static readonly MatchReason[] Names = [MatchReason.SameName, MatchReason.NearName];

    static readonly MatchReason[] Places = [MatchReason.SameEmail, MatchReason.SamePhone, MatchReason.SameStreet];

    /// <summary>May be chosen beforehand: a name alone is several people's, a postcode thousands'.</summary>
    public bool IsLikely => BearsName && Reasons.Any(Places.Contains);

    /// <summary>The whole name stands on the letter.</summary>
    public bool BearsName => Reasons.Any(Names.Contains);
}
