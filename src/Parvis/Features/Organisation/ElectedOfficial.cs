using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>Follows requests within a delegation, never handles them. The right ends with the mandate.</summary>
public sealed class ElectedOfficial : IVersioned
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid? AccountId { get; private set; }

    public string FullName { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>« adjointe à la voirie et au cadre de vie »</summary>
    public string Function { get; private set; } = "";

    public DateOnly MandateFrom { get; private set; }

    public DateOnly MandateUntil { get; private set; }

    public int Version { get; set; }

    public void Edit(string firstName, string lastName, string function, DateOnly from, DateOnly until)
    {
        if (string.IsNullOrWhiteSpace(lastName))
            throw new RefusedException("Donnez le nom de l'élu.", nameof(lastName));
        if (until < from)
            throw new RefusedException("La fin du mandat doit suivre son début.", nameof(until));
        FullName = $"{firstName} {lastName}".Trim();
        SortName = Folding.Fold($"{lastName} {firstName}");
        Function = function.Trim();
        MandateFrom = from;
        MandateUntil = until;
    }

    public void GiveAccount(Guid accountId) => AccountId = accountId;

    public bool InOffice(DateOnly today) => today >= MandateFrom && today <= MandateUntil;
}
