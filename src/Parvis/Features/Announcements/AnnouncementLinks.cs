namespace Parvis.Features.Announcements;

public static class AnnouncementLinks
{
    public static string List => "/reglages/annonces";

    public static string Edit(Guid? id = null) => id is null ? $"{List}/fiche" : $"{List}/fiche/{id}";

    /// <summary>For the town's site, the screens of waiting rooms and the switchboard.</summary>
    public static string Feed(string format) => $"/annonces.{format}";
}
