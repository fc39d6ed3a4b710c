using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Settings.Courts;

public sealed class AppealRoutesForm
{
    [StringLength(150)]
    public string? CourtName { get; set; }

    [StringLength(300)]
    public string? CourtAddress { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? CourtPhone { get; set; }

    [StringLength(254), EmailAddress]
    public string? CourtEmail { get; set; }

    [StringLength(300), DataType(DataType.Url)]
    public string? TelerecoursUrl { get; set; }

    [StringLength(150)]
    public string? DataProtectionName { get; set; }

    [StringLength(300)]
    public string? DataProtectionAddress { get; set; }

    [StringLength(150)]
    public string? AccessName { get; set; }

    [StringLength(300)]
    public string? AccessAddress { get; set; }

    public int Version { get; set; }

    public static AppealRoutesForm Of(AppealRoutes routes, int version) =>
        new()
        {
            CourtName = routes.CourtName,
            CourtAddress = routes.CourtAddress,
            CourtPhone = routes.CourtPhone,
            CourtEmail = routes.CourtEmail,
            TelerecoursUrl = routes.TelerecoursUrl,
            DataProtectionName = routes.DataProtectionName,
            DataProtectionAddress = routes.DataProtectionAddress,
            AccessName = routes.AccessName,
            AccessAddress = routes.AccessAddress,
            Version = version,
        };

    /// <summary>What was typed, over what the form does not show.</summary>
    public AppealRoutes Over(AppealRoutes routes) =>
        routes with
        {
            CourtName = CourtName?.Trim() ?? "",
            CourtAddress = CourtAddress?.Trim() ?? "",
            CourtPhone = CourtPhone?.Trim() ?? "",
            CourtEmail = CourtEmail?.Trim() ?? "",
            TelerecoursUrl = TelerecoursUrl?.Trim() ?? "",
            DataProtectionName = DataProtectionName?.Trim() ?? "",
            DataProtectionAddress = DataProtectionAddress?.Trim() ?? "",
            AccessName = AccessName?.Trim() ?? "",
            AccessAddress = AccessAddress?.Trim() ?? "",
        };
}
