using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Partners;

public sealed class PartnerForm
{
    [Required(ErrorMessage = "Donnez un nom à l'organisme."), StringLength(150)]
    public string? Name { get; set; }

    public PartnerKind Kind { get; set; }

    [StringLength(300)]
    public string? Address { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [StringLength(300), DataType(DataType.Url)]
    public string? Website { get; set; }

    [StringLength(1000)]
    public string? Competence { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static PartnerForm Of(PartnerAuthority partner) =>
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
            Version = partner.Version,
        };

    public PartnerAuthorityOptions ToOptions() =>
        new()
        {
            Name = Name ?? "",
            Kind = Kind,
            Address = Address,
            Phone = Phone,
            Email = Email,
            Website = Website,
            Competence = Competence,
            Active = Active,
        };
}
