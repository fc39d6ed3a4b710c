namespace Parvis.Web;

/// <summary>A field that nobody sees, tabs to or hears: what fills it in is a machine, and is told nothing.</summary>
public static class Honeypot
{
    public const string Field = "Site";

    public static bool Took(HttpRequest request) => !string.IsNullOrEmpty(request.Form[Field]);
}
