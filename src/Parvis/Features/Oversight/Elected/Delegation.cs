using Parvis.Data;

namespace Parvis.Features.Oversight.Elected;

/// <summary>
/// What an elected official may look at: a topic and those below it, or the whole town. Each one rests on a decision
/// of the town; a withdrawn one is kept, to prove what could be seen when.
/// </summary>
public sealed class Delegation
{
    public const int MaxReference = 200;

    Delegation() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public Guid ElectedOfficialId { get; private set; }

    /// <summary>Absent means every topic of the town, never the confidential ones.</summary>
    public Guid? TopicId { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    /// <summary>« arrêté n° 2026-112 »</summary>
    public string DecisionReference { get; private set; } = "";

    public DateTime RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public static Delegation Record(DelegationOptions options, DateOnly today, DateTime at, string by)
    {
        if (options.DecidedOn is not { } decidedOn)
            throw new RefusedException("Donnez la date de la décision.", nameof(options.DecidedOn));
        if (decidedOn > today)
            throw new RefusedException(
                "La décision ne peut pas être à venir : enregistrez-la quand elle est prise.",
                nameof(options.DecidedOn)
            );
        if (string.IsNullOrWhiteSpace(options.DecisionReference))
            throw new RefusedException(
                "Donnez la référence de la décision, par exemple « arrêté n° 2026-112 ».",
                nameof(options.DecisionReference)
            );
        if (options.DecisionReference.Trim().Length > MaxReference)
            throw new RefusedException(
                $"La référence tient en {MaxReference} caractères.",
                nameof(options.DecisionReference)
            );
        return new Delegation
        {
            ElectedOfficialId = options.ElectedOfficialId,
            TopicId = options.TopicId,
            DecidedOn = decidedOn,
            DecisionReference = options.DecisionReference.Trim(),
            RecordedAt = at,
            RecordedBy = by,
        };
    }

    public void Withdraw(DateTime at, string by)
    {
        if (WithdrawnAt is not null)
            throw new RefusedException("Cette délégation est déjà retirée.");
        WithdrawnAt = at;
        WithdrawnBy = by;
    }
}

public sealed record DelegationOptions
{
    public required Guid ElectedOfficialId { get; init; }

    public required Guid? TopicId { get; init; }

    public required DateOnly? DecidedOn { get; init; }

    public required string? DecisionReference { get; init; }
}
