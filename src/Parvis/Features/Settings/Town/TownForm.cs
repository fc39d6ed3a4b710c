using System.ComponentModel.DataAnnotations;
using Parvis.Deadlines;

namespace Parvis.Features.Settings.Town;

public sealed class TownForm
{
    [Required(ErrorMessage = "Donnez le nom de la commune."), StringLength(150)]
    public string? Name { get; set; }

    [StringLength(300)]
    public string? Address { get; set; }

    [StringLength(10)]
    public string? PostalCode { get; set; }

    [StringLength(100)]
    public string? City { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(200, ErrorMessage = "Ce texte tient en 200 caractères.")]
    public string? RelayCall { get; set; }

    [StringLength(254), EmailAddress]
    public string? Email { get; set; }

    [StringLength(300), DataType(DataType.Url)]
    public string? Website { get; set; }

    [StringLength(300), DataType(DataType.Url), Required(ErrorMessage = "Donnez l'adresse de Parvis.")]
    public string? BaseUrl { get; set; }

    [StringLength(300), DataType(DataType.Url)]
    public string? ResidentsUrl { get; set; }

    [StringLength(200, ErrorMessage = "Cette adresse tient en 200 caractères.")]
    public string? DataProtectionContact { get; set; }

    public string HolidayZone { get; set; } = "FR";

    [StringLength(7)]
    public string? AccentColour { get; set; }

    public IFormFile? Logo { get; set; }

    public bool RemoveLogo { get; set; }

    public int Version { get; set; }

    public static TownForm Of(TownSettings town, int version) =>
        new()
        {
            Name = town.Name,
            Address = town.Address,
            PostalCode = town.PostalCode,
            City = town.City,
            Phone = town.Phone,
            RelayCall = town.RelayCall,
            Email = town.Email,
            Website = town.Website,
            BaseUrl = town.BaseUrl,
            ResidentsUrl = town.ResidentsUrl,
            DataProtectionContact = town.DataProtectionContact,
            HolidayZone = town.HolidayZone,
            AccentColour = town.AccentColour,
            Version = version,
        };

    /// <summary>What was typed, over what the form does not show.</summary>
    public TownSettings Over(TownSettings town) =>
        town with
        {
            Name = Name?.Trim() ?? "",
            Address = Address?.Trim() ?? "",
            PostalCode = PostalCode?.Trim() ?? "",
            City = City?.Trim() ?? "",
            Phone = Phone?.Trim() ?? "",
            RelayCall = RelayCall?.Trim() ?? "",
            Email = Email?.Trim() ?? "",
            Website = Website?.Trim() ?? "",
            BaseUrl = BaseUrl?.Trim().TrimEnd('/') ?? "",
            ResidentsUrl = ResidentsUrl?.Trim().TrimEnd('/') ?? "",
            DataProtectionContact = DataProtectionContact?.Trim() ?? "",
            HolidayZone = HolidayZone,
            TimeZone = Deadlines.HolidayZone.TryParse(HolidayZone, out var zone) ? zone.TimeZone : town.TimeZone,
            AccentColour = string.IsNullOrWhiteSpace(AccentColour) ? null : AccentColour.Trim(),
            LogoBlob = RemoveLogo ? null : town.LogoBlob,
            LogoContentType = RemoveLogo ? null : town.LogoContentType,
        };
}
