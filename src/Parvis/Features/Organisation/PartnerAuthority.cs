using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>An outside body that may be the competent one.</summary>
public sealed class PartnerAuthority : IVersioned
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public PartnerKind Kind { get; private set; }

    public string Address { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Website { get; private set; } = "";

    /// <summary>What it is competent for, in the words an agent says on the phone.</summary>
    public string Competence { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public int Version { get; set; }

    public void Edit(PartnerAuthorityOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom à l'organisme.", nameof(options.Name));
        Name = options.Name.Trim();
        SortName = Folding.Fold(Name);
        Kind = options.Kind;
        Address = options.Address?.Trim() ?? "";
        Phone = options.Phone?.Trim() ?? "";
        Email = options.Email?.Trim() ?? "";
        Website = options.Website?.Trim() ?? "";
        Competence = options.Competence?.Trim() ?? "";
        Active = options.Active;
    }
}

public sealed record PartnerAuthorityOptions
{
    public required string Name { get; init; }

    public PartnerKind Kind { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public string? Competence { get; init; }

    public bool Active { get; init; } = true;

    public static PartnerAuthorityOptions Of(PartnerAuthority partner) =>
        new()
        {
            Name = partner.Name,
            Kind = partner.Kind,
            Address = partner.Address,
            Phone = partner.Phone,
            Email = partner.Email,
            Website = partner.Website,
            Competence = partner.Competence,
            Active = partner.Active,
        };

    public Described Describe() =>
        new Described()
            .Add("Nom", Name)
            .Add("Nature", Kind.InFrench())
            .Add("Adresse", Address)
            .Add("Téléphone", Phone)
            .Add("Courriel", Email)
            .Add("Site", Website)
            .Add("Compétences", Competence)
            .Add("En service", Active);
}

public enum PartnerKind
{
    Metropolis,
    DepartmentalCouncil,
    Region,
    Prefecture,
    StateService,
    SocialBody,
    OtherMunicipality,
    Operator,
    Other,
}
