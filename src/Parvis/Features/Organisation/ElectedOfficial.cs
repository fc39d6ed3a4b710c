using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>Follows requests within a delegation, never handles them. The right ends with the mandate.</summary>
public sealed class ElectedOfficial : IVersioned
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid? AccountId { get; private set; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

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
            throw new RefusedException("Donnez le nom de l'élu.", nameof(LastName));
        if (until < from)
            throw new RefusedException("La fin du mandat doit suivre son début.", nameof(MandateUntil));
        FirstName = firstName.Trim();
        LastName = lastName.Trim();
        FullName = $"{FirstName} {LastName}".Trim();
        SortName = Folding.Fold($"{LastName} {FirstName}");
        Function = function.Trim();
        MandateFrom = from;
        MandateUntil = until;
    }

    public void GiveAccount(Guid accountId) => AccountId = accountId;

    public Described Describe() =>
        new Described()
            .Add("Prénom", FirstName)
            .Add("Nom", LastName)
            .Add("Fonction", Function)
            .Add("Début du mandat", $"{MandateFrom:dd/MM/yyyy}")
            .Add("Fin du mandat", $"{MandateUntil:dd/MM/yyyy}");

    public bool InOffice(DateOnly today) => today >= MandateFrom && today <= MandateUntil;
}
