namespace Parvis.Features.Portal;

/// <summary>Addresses that residents may know.</summary>
public static class PortalLinks
{
    public static string Promises => "/engagements";

    /// <summary>Size of the text, contrast, colours.</summary>
    public static string Display => "/affichage";
}
