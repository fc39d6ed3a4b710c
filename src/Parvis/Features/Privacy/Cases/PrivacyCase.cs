using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Privacy.Cases;

/// <summary>
/// Somebody asks what is held on them (GDPR art. 15), or that it be erased (art. 17). It names nobody: the sheet does,
/// as long as there is one, so that what is left after an erasure is a proof without the person.
/// </summary>
public sealed class PrivacyCase : IVersioned
{
    public const int MaxReason = 1000;

    /// <summary>GDPR art. 99; a day before it is a slip of the keyboard.</summary>
    static readonly DateOnly RightsSince = new(2018, 5, 25);

    PrivacyCase() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public CaseKind Kind { get; private set; }

    /// <summary>The sheet kept; nobody any more once it is erased.</summary>
    public long? PersonId { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public IdentityProof Identity { get; private set; }

    public DateOnly? ExtendedOn { get; private set; }

    public string ExtensionReason { get; private set; } = "";

    public DateTime OpenedAt { get; private set; }

    public string OpenedBy { get; private set; } = "";

    public CaseOutcome? Outcome { get; private set; }

    public string OutcomeReason { get; private set; } = "";

    public DateTime? ClosedAt { get; private set; }

    public string ClosedBy { get; private set; } = "";

    public DateTime? ErasedAt { get; private set; }

    public string ErasedBy { get; private set; } = "";

    public string ErasureReason { get; private set; } = "";

    /// <summary>How much of what was erased, and what stayed for which reason; never of whom.</summary>
    public string ErasureCounts { get; private set; } = "";

    public int Version { get; set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>What is quoted in the letter and in the journal of administration.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"DP-{Id:00000}");

    public static PrivacyCase Open(CaseOptions asked, DateOnly today, string by, DateTime at)
    {
        if (asked.ReceivedOn > today)
            throw new RefusedException("La date de réception ne peut pas être à venir.", nameof(ReceivedOn));
        if (asked.ReceivedOn < RightsSince)
            throw new RefusedException(
                $"Ces droits existent depuis le {RightsSince:d MMMM yyyy} : vérifiez l'année.",
                nameof(ReceivedOn)
            );
        return new PrivacyCase
        {
            Kind = asked.Kind,
            PersonId = asked.PersonId,
            ReceivedOn = asked.ReceivedOn,
            Identity = asked.Identity,
            OpenedAt = at,
            OpenedBy = by,
        };
    }

    /// <param name="due">The last day to answer (GDPR art. 12-3).</param>
    public void AnswerBy(DateOnly due) => DueOn = due;

    public void Extend(string? reason, DateOnly today, DateOnly due)
    {
        RefuseUnlessOpen();
        if (ExtendedOn is not null)
            throw new RefusedException("Le délai a déjà été prolongé : il ne l'est qu'une fois.");
        if (today > DueOn)
            throw new RefusedException(
                "Le mois est passé : le délai ne se prolonge qu'avant. Répondez sans attendre.",
                "Reason"
            );
        ExtensionReason = Said(reason, "Dites pourquoi : la personne doit connaître la raison.");
        ExtendedOn = today;
        DueOn = due;
    }

    public void Close(CaseOutcome outcome, string? reason, string by, DateTime at)
    {
        RefuseUnlessOpen();
        if (outcome == CaseOutcome.Granted && Kind == CaseKind.Erasure && PersonId is not null)
            throw new RefusedException(
                "Tout n'est pas effacé : effacez d'abord, ou répondez « en partie » et dites pourquoi.",
                nameof(Outcome)
            );
        OutcomeReason =
            outcome == CaseOutcome.Granted
                ? reason?.Trim() ?? ""
                : Said(reason, "Donnez la raison du refus : elle est écrite dans la réponse.");
        Outcome = outcome;
        ClosedAt = at;
        ClosedBy = by;
    }

    public void NoteErasure(string reason, string counts, bool sheetErased, string by, DateTime at)
    {
        ErasureReason = reason;
        // What waited for the end of a delay is erased later, under the same case.
        ErasureCounts = ErasureCounts.Length == 0 ? counts : $"{ErasureCounts}\n{counts}";
        ErasedAt = at;
        ErasedBy = by;
        if (sheetErased)
            PersonId = null;
    }

    void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new RefusedException("Cette demande a déjà reçu sa réponse.");
    }

    static string Said(string? reason, string otherwise)
    {
        var said = reason?.Trim() ?? "";
        if (said.Length == 0)
            throw new RefusedException(otherwise, "Reason");
        return said.Length <= MaxReason
            ? said
            : throw new RefusedException($"La raison tient en {MaxReason} caractères.", "Reason");
    }
}

public sealed record CaseOptions
{
    public required CaseKind Kind { get; init; }

    public required long PersonId { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required IdentityProof Identity { get; init; }
}
