namespace Parvis.Ui;

/// <summary>What a person chose for this browser, in cookies that name nobody.</summary>
public sealed record Appearance(string? Theme, bool SmallRail)
{
    const string TextCookie = "parvis-texte";
    const string ContrastCookie = "parvis-contraste";
    const string ThemeCookie = "parvis-theme";
    const string EasyCookie = "parvis-facile";
    const string RailCookie = "parvis-rail";

    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];
    public static readonly IReadOnlyList<string> Texts = ["usual", "large", "largest"];
    public static readonly IReadOnlyList<string> Contrasts = ["usual", "strong"];
    public static readonly IReadOnlyList<string> Sentences = ["usual", "easy"];

    public static Appearance Of(HttpContext context)
    {
        var cookies = context.Request.Cookies;
        return new(
            cookies[ThemeCookie] is "light" or "dark" ? cookies[ThemeCookie] : null,
            string.Equals(cookies[RailCookie], "small", StringComparison.Ordinal)
        )
        {
            Text = cookies[TextCookie] is "large" or "largest" ? cookies[TextCookie] : null,
            EasyRead = cookies[EasyCookie] is "easy",
            Contrast = cookies[ContrastCookie] is "strong" ? "strong" : null,
        };
    }

    /// <summary>Of residents' pages; null as it comes.</summary>
    public string? Text { get; private init; }

    /// <summary>Of residents' pages; null as it comes.</summary>
    public string? Contrast { get; private init; }

    /// <summary>Of residents' pages in French: short sentences, and nothing that is not needed (FALC).</summary>
    public bool EasyRead { get; init; }

    /// <summary>For the attributes of the html element; null leaves the attribute out.</summary>
    public string? Rail => SmallRail ? "small" : null;

    public static void ChooseTheme(HttpContext context, string theme) => Keep(context, ThemeCookie, theme);

    public static void ChooseText(HttpContext context, string text) => Keep(context, TextCookie, text);

    public static void ChooseContrast(HttpContext context, string contrast) => Keep(context, ContrastCookie, contrast);

    public static void ChooseSentences(HttpContext context, string sentences) => Keep(context, EasyCookie, sentences);

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
