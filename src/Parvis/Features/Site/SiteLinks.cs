namespace Parvis.Features.Site;

public static class SiteLinks
{
    public static string Settings => "/reglages/site";

    public static string Accessibility => "/demander/accessibilite";

    public static string LegalNotice => "/demander/mentions-legales";

    /// <summary>For pages of the town's own site: a search and a way to follow, without a cookie.</summary>
    public static string Script => "/js/integration.js";
}
