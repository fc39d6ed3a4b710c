namespace Parvis.Features.Surveys.Panel;

public static class PanelLinks
{
    /// <summary>For anybody.</summary>
    public const string Join = "/demander/panel";

    public const string Watch = "/pilotage/panel";

    /// <summary>For one member: agreeing, leaving.</summary>
    public static string Member(string publicId, string token) => $"{Join}/{publicId}/{token}";
}
