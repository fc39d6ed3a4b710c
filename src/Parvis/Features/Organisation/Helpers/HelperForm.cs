using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Helpers;

public sealed class HelperForm
{
    [Required(ErrorMessage = "Donnez le nom de l'organisme."), StringLength(Helper.MaxOrganisation)]
    public string? Organisation { get; set; }

    [StringLength(80)]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Donnez le nom de la personne."), StringLength(80)]
    public string? LastName { get; set; }

    [Required(ErrorMessage = "Donnez son courriel."), StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }

    public int Version { get; set; }

    public static HelperForm Of(Helper helper) =>
        new()
        {
            Organisation = helper.Organisation,
            FirstName = helper.FirstName,
            LastName = helper.LastName,
            Email = helper.Email,
            Phone = helper.Phone,
            Version = helper.Version,
        };

    public HelperOptions Read() =>
        new()
        {
            Organisation = Organisation ?? "",
            FirstName = FirstName ?? "",
            LastName = LastName ?? "",
            Email = Email ?? "",
            Phone = Phone ?? "",
        };
}
