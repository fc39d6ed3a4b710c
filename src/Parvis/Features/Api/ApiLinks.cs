namespace Parvis.Features.Api;

public static class ApiLinks
{
    /// <summary>Every call is under it.</summary>
    public const string Root = "/api/v1";

    public const string Document = $"{Root}/openapi.json";

    /// <summary>The same document, to be read by people.</summary>
    public const string Page = "/api";

    public static string Request(string reference) => $"{Root}/requests/{reference}";

    public static string Keys => "/reglages/cles-api";

    public static string NewKey => "/reglages/cles-api/nouvelle";

    public static string Key(Guid id) => $"/reglages/cles-api/{id}";

    public static bool Covers(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
}
