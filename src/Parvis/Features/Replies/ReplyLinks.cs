using Parvis.Features.Requests;

namespace Parvis.Features.Replies;

public static class ReplyLinks
{
    public static string Reply(string reference) => RequestLinks.Action(reference, "reponse");

    public static string Verification(string reference, int seen) =>
        RequestLinks.Action(reference, $"reponse/verification?vu={seen}");

    public static string Cancellation(string reference) => RequestLinks.Action(reference, "reponse/annulation");

    public static string Departure(string reference) => RequestLinks.Action(reference, "reponse/depart");

    public static string Letter(string reference, string publicId) =>
        RequestLinks.Action(reference, $"courrier/{publicId}");

    public static string LetterPdf(string reference, string publicId) => $"{Letter(reference, publicId)}/pdf";

    public static string LetterWord(string reference, string publicId) => $"{Letter(reference, publicId)}/word";

    public static string ToPrint => "/courriers-a-imprimer";

    public static string Templates => "/reglages/modeles";

    public static string NewTemplate => "/reglages/modeles/nouveau";

    public static string Blocks => "/reglages/modeles/blocs";

    public static string BlocksVersions => "/reglages/modeles/blocs/versions";

    public static string WordLetters => "/reglages/modeles/word";

    public static string WordStarter => "/reglages/modeles/word/exemple";

    public static string WordFile(long id) => $"/reglages/modeles/word/{id}";

    public static string WordTrial(long id) => $"/reglages/modeles/word/{id}/essai";

    public static string TemplateVersions(Guid id) => $"{Template(id)}/versions";

    public static string Template(Guid id) => $"/reglages/modeles/{id}";
}
