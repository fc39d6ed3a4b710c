namespace Parvis.Features.Settings;

public static class SettingsLinks
{
    public static string Index => "/reglages";

    public static string Town => "/reglages/commune";

    public static string RequestRules => "/reglages/demandes";

    public static string Calendar => "/reglages/calendrier";

    public static string AppealRoutes => "/reglages/voies-de-recours";

    public static string Mail => "/reglages/courriel";

    public static string MailHealth => "/reglages/courriel/sante";

    public static string Journal => "/reglages/journal";

    /// <summary>The hash makes a changed logo a new address, so that browsers may keep it.</summary>
    public static string Logo(string hash) => $"/logo?v={hash[..12]}";
}
