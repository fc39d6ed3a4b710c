using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>
/// Somebody of France Services or of an association, who asks for residents under their mandate. Not of the town hall: what
/// they may see are the requests they lodged, as their residents see them.
/// </summary>
public sealed class Helper : IVersioned
{
    public const int MaxOrganisation = 150;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid? AccountId { get; private set; }

    /// <summary>« France Services Saint-Aubin »</summary>
    public string Organisation { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FullName { get; private set; } = "";

    /// <summary>By organisation, then name.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Where the town answers while a mandate runs.</summary>
    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public int Version { get; set; }

    public void Edit(HelperOptions options)
    {
        var organisation = options.Organisation.Trim();
        var (first, last) = (options.FirstName.Trim(), options.LastName.Trim());
        if (organisation.Length == 0)
            throw new RefusedException("Donnez le nom de l'organisme.", nameof(Organisation));
        if (last.Length == 0)
            throw new RefusedException("Donnez le nom de la personne.", nameof(LastName));
        if (!options.Email.Trim().Contains('@', StringComparison.Ordinal))
            throw new RefusedException(
                "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr.",
                nameof(Email)
            );
        (Organisation, FirstName, LastName) = (organisation, first, last);
        (Email, Phone) = (options.Email.Trim(), options.Phone.Trim());
        FullName = $"{first} {last}".Trim();
        SortName = Folding.Fold($"{organisation} {last} {first}");
    }

    public void GiveAccount(Guid accountId) => AccountId = accountId;

    public Described Describe() =>
        new Described()
            .Add("Organisme", Organisation)
            .Add("Prénom", FirstName)
            .Add("Nom", LastName)
            .Add("Courriel", Email)
            .Add("Téléphone", Phone);
}

public sealed record HelperOptions
{
    public required string Organisation { get; init; }

    public string FirstName { get; init; } = "";

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public string Phone { get; init; } = "";
}
