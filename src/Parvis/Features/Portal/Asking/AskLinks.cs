namespace Parvis.Features.Portal.Asking;

/// <summary>Where residents ask.</summary>
public static class AskLinks
{
    public const string Catalogue = "/demander";

    /// <summary>What is below a topic of the tree.</summary>
    public static string Below(Guid id) => $"{Catalogue}/choix/{id}";

    public static string Topic(Guid id) => $"{Catalogue}/{id}";

    public static string Draft(string key) => $"{Catalogue}/en-cours/{key}";

    /// <param name="key">Of the draft.</param>
    /// <param name="page">From 1.</param>
    public static string Page(string key, int page) => $"{Draft(key)}/{page}";

    public static string Contact(string key) => $"{Draft(key)}/vous";

    public static string Check(string key) => $"{Draft(key)}/verification";

    /// <summary>As a message says it.</summary>
    public static string Confirm(string key, string token) => $"{Check(key)}?confirmation={token}";

    public static string Receipt(string key) => $"{Draft(key)}/accuse";
}
