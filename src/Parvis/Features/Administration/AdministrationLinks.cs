namespace Parvis.Features.Administration;

public static class AdministrationLinks
{
    public static string Texts => "/reglages/textos";

    /// <summary>Of the residents' site.</summary>
    public static string Translations => "/reglages/langues";

    public static string TranslationFile(string code) => $"{Translations}?handler=File&langue={code}";
}
