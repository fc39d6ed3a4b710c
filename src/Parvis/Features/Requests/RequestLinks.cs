namespace Parvis.Features.Requests;

public static class RequestLinks
{
    public static string Page(string reference) => $"/demandes/{reference}";

    /// <summary>Opened from the desk's news: they are read by it.</summary>
    public static string FromNotification(string reference) => $"/demandes/{reference}?vu=true";

    public static string Action(string reference, string noun) => $"/demandes/{reference}/{noun}";

    public static string File(string publicId) => $"/fichiers/{publicId}";

    /// <summary>The message as it came, in the slice that keeps it.</summary>
    public static string MailReading(string originalId) => $"/courriels/{originalId}/lecture";

    public static string Original(string originalId) => $"/courriels/{originalId}/original";

    public static string Detachment(string reference, string originalId) =>
        Action(reference, $"courriels/{originalId}/detachement");

    /// <summary>Messages that did not arrive, in the slice that answers.</summary>
    public static string MailTroubles => "/courriels/a-reprendre";

    /// <summary>One answer to several requests, in the slice that answers.</summary>
    public static string Together => "/reponses-groupees";

    public static string Mine => "/demandes/miennes";

    public static string Unowned => "/demandes/a-affecter";

    public static string Late => "/demandes/en-retard";

    public static string Waiting => "/demandes/en-attente";

    public static string Followed => "/demandes/suivies";

    /// <summary>The pilot's lists, in the slice that oversees.</summary>
    public static string Watched(string what) => $"/pilotage/liste?quoi={what}";

    public const string SilenceNear = "delai-legal-proche";
    public const string SilenceDecided = "decidees-par-le-silence";
    public const string Unacknowledged = "accuses-a-envoyer";

    public static string Department(Guid? departmentId = null) =>
        departmentId is null ? "/demandes/service" : $"/demandes/service/{departmentId}";
}
