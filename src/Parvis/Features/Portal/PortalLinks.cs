namespace Parvis.Features.Portal;

/// <summary>Addresses that residents may know.</summary>
public static class PortalLinks
{
    public static string Promises => "/engagements";

    /// <summary>Size of the text, contrast, colours.</summary>
    public static string Display => "/affichage";

    /// <summary>Places, departments, who does what: for residents.</summary>
    public static string Directory => "/demander/annuaire";

    /// <summary>The same with what only agents need.</summary>
    public static string AgentsDirectory => "/annuaire";
}
