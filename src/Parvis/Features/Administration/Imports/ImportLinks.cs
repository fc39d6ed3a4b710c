namespace Parvis.Features.Administration.Imports;

public static class ImportLinks
{
    public static string Index => "/reglages/import";

    public static string Of(string slug) => $"/reglages/import/{slug}";
}
