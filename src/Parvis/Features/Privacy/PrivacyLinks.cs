namespace Parvis.Features.Privacy;

public static class PrivacyLinks
{
    public const string Looks = "/protection/consultations";

    public const string Cases = "/protection/demandes";

    public const string NewCase = "/protection/demandes/nouvelle";

    /// <summary>What circles are asked; for their members.</summary>
    public const string Consents = "/protection/accords";

    public static string Case(string id) => $"{Cases}/{id}";

    public static string Data(string id) => $"{Cases}/{id}/donnees";

    public static string Export(string id) => $"{Cases}/{id}/donnees?handler=Export";

    public static string Erasure(string id) => $"{Cases}/{id}/effacement";

    public static string Answer(string id) => $"{Cases}/{id}/reponse";

    public static string Letter(string id) => $"{Cases}/{id}/lettre";

    public static string ExtensionLetter(string id) => $"{Cases}/{id}/lettre?quoi=prolongation";
}
