namespace Parvis.Features.Intake;

public static class IntakeLinks
{
    /// <summary>Every address of this slice is under it.</summary>
    public const string Root = "/demandes";

    public static string New => "/demandes/nouvelle";

    /// <summary>In the name of somebody the town knows.</summary>
    public static string NewFor(string publicId) => $"{New}?usager={publicId}";

    /// <summary>What is known of the person, the topic and the place being typed.</summary>
    public static string Help => "/demandes/nouvelle/aide";

    /// <summary>For whom the person chosen may act.</summary>
    public static string Mandates => "/demandes/nouvelle/mandats";

    public static string Topics => "/demandes/sujets";

    public static string QuickCall => "/demandes/simple-appel";

    public static string Receipt(string reference) => $"/demandes/{reference}/recepisse";
}
