namespace Parvis.Features.Requests.Mandates;

/// <summary>Where those who hold a mandate go: pages of the slice that helps, above.</summary>
public static class MandateLinks
{
    public const string Entrusted = "/aide";

    public static string Request(string reference) => $"{Entrusted}/demandes/{reference}";

    /// <param name="draft">Key of the request that is being written.</param>
    public static string Of(string draft) => $"{Entrusted}/en-cours/{draft}/mandat";

    /// <summary>To print, to be signed.</summary>
    public static string Paper(string draft) => $"{Of(draft)}/papier";

    /// <summary>On the request's page, for agents.</summary>
    public static string End(string reference) => RequestLinks.Action(reference, "mandat");
}
