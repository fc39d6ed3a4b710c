namespace Parvis.Features.Desk.Search;

public static class SearchLinks
{
    public static string Suggestions => "/recherche/suggestions";

    public static string Results(string typed, long? before = null) =>
        $"/recherche?q={Uri.EscapeDataString(typed)}{(before is null ? "" : $"&avant={before}")}";
}
