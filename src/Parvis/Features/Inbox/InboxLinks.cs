using Parvis.Features.Requests;

namespace Parvis.Features.Inbox;

public static class InboxLinks
{
    public static string ToSort => "/courriels";

    public static string ToRead => "/courriels/a-lire";

    public static string Mail(string publicId) => $"/courriels/{publicId}";

    public static string Original(string publicId) => RequestLinks.Original(publicId);

    public static string Mailboxes => "/reglages/boites";

    public static string Mailbox(Guid? id = null) =>
        id is null ? "/reglages/boites/fiche" : $"/reglages/boites/fiche/{id}";
}
