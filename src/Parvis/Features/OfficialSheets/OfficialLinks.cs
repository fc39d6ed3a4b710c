namespace Parvis.Features.OfficialSheets;

public static class OfficialLinks
{
    const string Fiches = "/demander/officiel";

    /// <summary>Where the State shows them all.</summary>
    const string State = "https://www.service-public.gouv.fr/particuliers/vosdroits";

    public static string Administration => "/reglages/fiches-officielles";

    public static string Agents => "/fiches-officielles";

    public static string Fiche(string id) => $"{Fiches}/{id}";

    public static string Printed(string id) => $"{Fiche(id)}/impression";

    public static string Search(string? query) =>
        string.IsNullOrWhiteSpace(query) ? Fiches : $"{Fiches}?q={Uri.EscapeDataString(query)}";

    /// <summary>A fiche that is not here.</summary>
    public static string AtTheState(string id) => $"{State}/{id}";
}
