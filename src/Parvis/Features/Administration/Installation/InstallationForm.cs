using System.ComponentModel.DataAnnotations;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Installation;

public sealed class InstallationForm
{
    [Required(ErrorMessage = "Recopiez le code affiché sur la console."), StringLength(40)]
    public string? Code { get; set; }

    [Required(ErrorMessage = "Donnez le nom de la commune."), StringLength(150)]
    public string? TownName { get; set; }

    [StringLength(300)]
    public string? Address { get; set; }

    [StringLength(10)]
    public string? PostalCode { get; set; }

    [StringLength(100)]
    public string? City { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [StringLength(80)]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Donnez votre nom."), StringLength(80)]
    public string? LastName { get; set; }

    [Required(ErrorMessage = "Choisissez un identifiant."), StringLength(100)]
    public string? UserName { get; set; }

    [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(200), DataType(DataType.Password)]
    public string? Password { get; set; }

    [
        Required(ErrorMessage = "Écrivez une seconde fois le mot de passe."),
        DataType(DataType.Password),
        Compare(nameof(Password))
    ]
    public string? Again { get; set; }

    /// <summary>In a small town the administrator also watches over requests.</summary>
    public bool AlsoPilot { get; set; }

    public bool WithStarterPack { get; set; } = true;

    public TownSettings ToTown(string baseUrl) =>
        new()
        {
            Name = TownName?.Trim() ?? "",
            Address = Address?.Trim() ?? "",
            PostalCode = PostalCode?.Trim() ?? "",
            City = City?.Trim() ?? "",
            Phone = Phone?.Trim() ?? "",
            Email = Email?.Trim() ?? "",
            BaseUrl = baseUrl,
        };
}
