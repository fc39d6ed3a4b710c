using Parvis.Features.Requests;

namespace Parvis.Features.Inbox;

public static class InboxLinks
{
    public static string ToSort => "/courriels";

    /// <summary>What was set aside, to be found again before it is erased.</summary>
    public static string Dismissed(long? before = null) =>
        before is null ? "/courriels?ecartes=true" : $"/courriels?apres={before}&ecartes=true";

    public static string ToRead => "/courriels/a-lire";

    public static string Mail(string publicId) => $"/courriels/{publicId}";

    /// <summary>Asks for the images of other servers, once.</summary>
    public const string WithImages = "images";

    public static string Reading(string publicId, bool images = false) =>
        RequestLinks.MailReading(publicId) + Asking(images);

    public static string Content(string publicId, bool images) => $"/courriels/{publicId}/contenu{Asking(images)}";

    static string Asking(bool images) => images ? $"?{WithImages}=true" : "";

    public static string Original(string publicId) => RequestLinks.Original(publicId);

    public static string Mailboxes => "/reglages/boites";

    public static string Mailbox(Guid? id = null) =>
        id is null ? "/reglages/boites/fiche" : $"/reglages/boites/fiche/{id}";
}
