namespace Parvis.Features.Settings;

/// <summary>
/// Where a resident contests a decision of the town, and whom they write to about documents and personal data: printed on
/// what the law wants it on, once a named person has confirmed it.
/// </summary>
public sealed record AppealRoutes
{
    /// <summary>« Tribunal administratif de Rennes ».</summary>
    public string CourtName { get; init; } = "";

    /// <summary>Postal, on one line.</summary>
    public string CourtAddress { get; init; } = "";

    public string CourtPhone { get; init; } = "";

    public string CourtEmail { get; init; } = "";

    /// <summary>Where anybody may seize a court without paper: the same site for the whole country.</summary>
    public string TelerecoursUrl { get; init; } = "https://citoyens.telerecours.fr";

    /// <summary>Name or function of the data protection officer (GDPR, art. 13 and 37).</summary>
    public string DataProtectionName { get; init; } = "";

    /// <summary>Postal or e-mail address.</summary>
    public string DataProtectionAddress { get; init; } = "";

    /// <summary>Who is in charge of access to documents (CRPA L330-1); empty where the town has nobody.</summary>
    public string AccessName { get; init; } = "";

    /// <summary>Postal or e-mail address.</summary>
    public string AccessAddress { get; init; } = "";

    /// <summary>Empty until somebody has.</summary>
    public string ConfirmedBy { get; init; } = "";

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Nothing that announces a rejection may leave until then.</summary>
    public bool Confirmed => ConfirmedOn is not null;

    public AppealRoutes Unconfirmed() => this with { ConfirmedBy = "", ConfirmedOn = null };
}
