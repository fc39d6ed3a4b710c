using Parvis.Data;

namespace Parvis.Features.Requesters.Ties;

/// <summary>Who acts for whom, by what right, proved how, until when.</summary>
public sealed class Representation
{
    Representation() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Who acts.</summary>
    public long RepresentativeId { get; private set; }

    /// <summary>The person or organisation acted for.</summary>
    public long RepresentedId { get; private set; }

    public RepresentationKind Kind { get; private set; }

    /// <summary>« présidente », « fille », « association Entraide »: as the person says it.</summary>
    public string Capacity { get; private set; } = "";

    /// <summary>What was shown: « jugement du 12 mars 2026 vu au guichet ».</summary>
    public string Proof { get; private set; } = "";

    public DateOnly? Until { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public DateOnly? EndedOn { get; private set; }

    public static Representation Record(
        long representativeId,
        long representedId,
        RepresentationOptions options,
        string by,
        DateTime at
    )
    {
        if (representativeId == representedId)
            throw new RefusedException(
                "Une personne ne se représente pas elle-même : choisissez-en une autre.",
                "Person.Text"
            );
        if (options.Kind.NeedsProof() && string.IsNullOrWhiteSpace(options.Proof))
            throw new RefusedException(
                "Dites quel justificatif a été présenté : jugement, mandat signé, livret de famille.",
                nameof(Proof)
            );
        return new Representation
        {
            RepresentativeId = representativeId,
            RepresentedId = representedId,
            Kind = options.Kind,
            Capacity = options.Capacity?.Trim() ?? "",
            Proof = options.Proof?.Trim() ?? "",
            Until = options.Until,
            RecordedAt = at,
            RecordedBy = by,
        };
    }

    public void End(DateOnly on)
    {
        if (EndedOn is not null)
            throw new RefusedException("Ce lien est déjà terminé.");
        EndedOn = on;
    }

    public bool IsCurrent(DateOnly today) => (Until is null || Until >= today) && (EndedOn is null || EndedOn > today);
}

public sealed record RepresentationOptions
{
    public required RepresentationKind Kind { get; init; }

    public string? Capacity { get; init; }

    public string? Proof { get; init; }

    public DateOnly? Until { get; init; }
}

public enum RepresentationKind
{
    Parent,
    Guardian,
    Curator,
    Mandate,
    Lawyer,
    Helper,

    /// <summary>Whom to speak to in an organisation.</summary>
    Contact,
}

public static class RepresentationKinds
{
    public static string InFrench(this RepresentationKind kind) =>
        kind switch
        {
            RepresentationKind.Parent => "Parent d'un mineur",
            RepresentationKind.Guardian => "Tuteur",
            RepresentationKind.Curator => "Curateur",
            RepresentationKind.Mandate => "Mandataire",
            RepresentationKind.Lawyer => "Avocat",
            RepresentationKind.Helper => "Aidant",
            RepresentationKind.Contact => "Interlocuteur",
        };

    /// <summary>A lawyer is believed (law of 31 December 1971); a helper and a contact only pass messages on.</summary>
    public static bool NeedsProof(this RepresentationKind kind) =>
        kind
            is RepresentationKind.Parent
                or RepresentationKind.Guardian
                or RepresentationKind.Curator
                or RepresentationKind.Mandate;
}
