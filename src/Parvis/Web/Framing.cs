namespace Parvis.Web;

/// <summary>Pages that another site may show in a frame, and how they know.</summary>
public static class Framing
{
    const string Catalogue = "/demander";
    const string Choices = "/demander/choix";

    /// <summary>Read without an account, with nothing of anybody's in it.</summary>
    public static bool MayBe(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && (context.Request.Path == Catalogue || context.Request.Path.StartsWithSegments(Choices));

    /// <summary>As browsers say of themselves; an old one shows the whole page.</summary>
    public static bool Is(HttpContext context) =>
        MayBe(context) && context.Request.Headers["Sec-Fetch-Dest"] == "iframe";
}
