using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>A place open to the public.</summary>
public sealed class ServicePoint : IVersioned
{
    readonly List<OpeningInterval> hours = [];
    readonly List<ExceptionalDay> exceptions = [];

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    /// <summary>Its code in the town's other software, which imports know it by.</summary>
    public string? ExternalId { get; private set; }

    public ServicePointKind Kind { get; private set; }

    public string Address { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public IReadOnlyList<OpeningInterval> Hours => hours;

    /// <summary>In the order of the days.</summary>
    public IReadOnlyList<ExceptionalDay> Exceptions => exceptions;

    public int Version { get; set; }

    public void Edit(string name, ServicePointKind kind, string? address, string? phone)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RefusedException("Donnez un nom au lieu d'accueil.", nameof(name));
        Name = name.Trim();
        Kind = kind;
        Address = address?.Trim() ?? "";
        Phone = phone?.Trim() ?? "";
    }

    public void Know(string? externalId, bool active)
    {
        ExternalId = string.IsNullOrWhiteSpace(externalId) ? null : externalId.Trim();
        Active = active;
    }

    public void SetHours(IEnumerable<OpeningInterval> intervals)
    {
        var sorted = intervals.OrderBy(i => i.Day).ThenBy(i => i.From).ToList();
        RefuseMuddled(sorted);
        hours.Clear();
        hours.AddRange(sorted);
    }

    public void SetExceptions(IEnumerable<ExceptionalDay> days)
    {
        exceptions.Clear();
        exceptions.AddRange(days.OrderBy(d => d.On));
    }

    internal static void RefuseMuddled(IReadOnlyCollection<OpeningInterval> intervals)
    {
        var sorted = intervals.OrderBy(i => i.Day).ThenBy(i => i.From).ToList();
        foreach (var interval in sorted)
        {
            if (interval.Until <= interval.From)
                throw OpeningHours.Refused(interval.Day, "l'heure de fermeture doit suivre l'heure d'ouverture.");
        }

        foreach (var (first, second) in sorted.Zip(sorted.Skip(1)))
        {
            if (first.Day == second.Day && second.From < first.Until)
                throw OpeningHours.Refused(first.Day, "deux ouvertures se chevauchent.");
        }
    }
}

public enum ServicePointKind
{
    TownHall,
    BranchOffice,
    SocialCentre,
    TechnicalCentre,
    FranceServices,
    Other,
}

/// <summary>One opening of the week; a lunch break makes two. <see cref="Day"/> is 1 for Monday to 7 for Sunday.</summary>
public sealed record OpeningInterval(int Day, TimeOnly From, TimeOnly Until);
