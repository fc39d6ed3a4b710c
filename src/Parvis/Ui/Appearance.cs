namespace Parvis.Ui;

/// <summary>What a person chose for this browser: theme and width of the rail, in one cookie that names nobody.</summary>
public sealed record Appearance(string? Theme, bool SmallRail)
{
    const string ThemeCookie = "parvis-theme";
    const string RailCookie = "parvis-rail";

    public static Appearance Of(HttpContext context) =>
        new(
            context.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie] : null,
            string.Equals(context.Request.Cookies[RailCookie], "small", StringComparison.Ordinal)
        );

    /// <summary>For the attributes of the html element; null leaves the attribute out.</summary>
    public string? Rail => SmallRail ? "small" : null;

    public static void ChooseTheme(HttpContext context, string theme) => Keep(context, ThemeCookie, theme);

    public static void ChooseRail(HttpContext context, string rail) => Keep(context, RailCookie, rail);

    static void Keep(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                // Scripts switch the theme and the rail at once.
                HttpOnly = false,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            }
        );
}
