using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>Somebody who works for the town, with or without a login.</summary>
public sealed class Agent : IVersioned
{
    readonly List<Membership> memberships = [];
    readonly List<Absence> absences = [];

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid? AccountId { get; private set; }

    /// <summary>Their number in the town's other software, which imports know them by.</summary>
    public string? ExternalId { get; private set; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FullName { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>What correspondence calls them: « instructrice voirie » (CRPA L111-2).</summary>
    public string Function { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public bool Active { get; private set; } = true;

    /// <summary>
    /// CRPA L111-2: anonymity on correspondence when somebody's safety requires it. Only an administrator grants it.
    /// </summary>
    public bool AnonymousOnCorrespondence { get; private set; }

    /// <summary>How often they want what needs an act of them by e-mail.</summary>
    public DigestRhythm Digest { get; private set; }

    public IReadOnlyList<Membership> Memberships => memberships;

    public IReadOnlyList<Absence> Absences => absences;

    public int Version { get; set; }

    public void Edit(AgentOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.LastName))
            throw new RefusedException("Donnez le nom de l'agent.", nameof(options.LastName));
        FirstName = options.FirstName.Trim();
        LastName = options.LastName.Trim();
        FullName = $"{FirstName} {LastName}".Trim();
        SortName = Folding.Fold($"{LastName} {FirstName}");
        ExternalId = string.IsNullOrWhiteSpace(options.ExternalId) ? null : options.ExternalId.Trim();
        Function = options.Function?.Trim() ?? "";
        Email = options.Email?.Trim() ?? "";
        Phone = options.Phone?.Trim() ?? "";
        Active = options.Active;
    }

    public void GiveAccount(Guid accountId) => AccountId = accountId;

    public void Join(Guid departmentId, DepartmentRole role)
    {
        memberships.RemoveAll(m => m.DepartmentId == departmentId);
        memberships.Add(new Membership(departmentId, role));
    }

    /// <summary>Works in these departments and no others.</summary>
    public void SetMemberships(IReadOnlyCollection<Membership> wanted)
    {
        if (wanted.DistinctBy(m => m.DepartmentId).Count() != wanted.Count)
            throw new RefusedException(
                "Un même service est choisi deux fois : gardez un seul rôle.",
                nameof(Memberships)
            );
        memberships.RemoveAll(m => !wanted.Contains(m));
        memberships.AddRange(wanted.Where(m => !memberships.Contains(m)).ToList());
    }

    public void Leave(Guid departmentId) => memberships.RemoveAll(m => m.DepartmentId == departmentId);

    static readonly DateOnly EarliestAbsence = new(2000, 1, 1);

    /// <summary>Days: the longest sick leaves are granted year after year, up to three.</summary>
    const int LongestAbsence = 3 * 366;

    public void BeAbsent(DateOnly from, DateOnly until, Guid? standInId)
    {
        if (until < from)
            throw new RefusedException("La fin de l'absence doit suivre son début.", "Until");
        if (from < EarliestAbsence || until.DayNumber - from.DayNumber > LongestAbsence)
            throw new RefusedException("Une absence notée dure trois ans au plus : vérifiez l'année.", "Until");
        if (standInId == Id)
            throw new RefusedException("Choisissez un autre collègue comme remplaçant.", "StandInId");
        absences.RemoveAll(a => a.From <= until && a.Until >= from);
        absences.Add(new Absence(from, until, standInId));
    }

    public void CancelAbsence(DateOnly from) => absences.RemoveAll(a => a.From == from);

    public void ChooseDigest(DigestRhythm rhythm) => Digest = rhythm;

    public void SetAnonymity(bool anonymous) => AnonymousOnCorrespondence = anonymous;
}

public sealed record AgentOptions
{
    public string FirstName { get; init; } = "";

    public required string LastName { get; init; }

    public string? ExternalId { get; init; }

    public string? Function { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public bool Active { get; init; } = true;

    public static AgentOptions Of(Agent agent) =>
        new()
        {
            FirstName = agent.FirstName,
            LastName = agent.LastName,
            ExternalId = agent.ExternalId,
            Function = agent.Function,
            Email = agent.Email,
            Phone = agent.Phone,
            Active = agent.Active,
        };

    public Described Describe(IEnumerable<Membership> memberships, OrganisationSnapshot names) =>
        new Described()
            .Add("Prénom", FirstName)
            .Add("Nom", LastName)
            .Add("Code", ExternalId)
            .Add("Fonction", Function)
            .Add("Courriel", Email)
            .Add("Téléphone", Phone)
            .Add("En poste", Active)
            .Add(
                "Services",
                memberships
                    .Select(m => $"{names.DepartmentName(m.DepartmentId)} ({m.Role.InFrench()})")
                    .Order(StringComparer.Ordinal)
            );
}

public enum DigestRhythm
{
    /// <summary>Every working day.</summary>
    Daily,

    /// <summary>The first working day of the week.</summary>
    Weekly,
    Never,
}

public enum DepartmentRole
{
    /// <summary>Reads, notes and registers for the department.</summary>
    Reception,
    CaseHandler,
    Head,
}

public sealed record Membership(Guid DepartmentId, DepartmentRole Role);

public sealed record Absence(DateOnly From, DateOnly Until, Guid? StandInId);
