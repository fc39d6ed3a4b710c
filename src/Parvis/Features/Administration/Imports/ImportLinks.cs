namespace Parvis.Features.Administration.Imports;

public static class ImportLinks
{
    public static string Index => "/reglages/import";

    public static string Of(string slug) => $"/reglages/import/{slug}";

    public static string Draft(string slug, string token) =>
        $"/reglages/import/{slug}?essai={Uri.EscapeDataString(token)}";

    public static string Template(string slug) => $"/reglages/import/{slug}?handler=Template";

    public static string Export(string slug) => $"/reglages/import/{slug}?handler=Export";

    public static string Report(string slug, string token) =>
        $"/reglages/import/{slug}?handler=Report&essai={Uri.EscapeDataString(token)}";
}
