using System.Globalization;
using Parvis.Web;

namespace Parvis.Ui.Translation;

/// <summary>
/// Which language a page of residents is read in: the one its address asks for (<c>?langue=ar</c>, remembered by a cookie that
/// serves nothing else), else the one chosen before, else the browser's first when these pages speak it. Agents' pages are in
/// French whatever the cookie says.
/// </summary>
public sealed class ResidentLanguage(RequestDelegate next)
{
    public const string Query = "langue";
    public const string Cookie = "parvis-langue";

    /// <summary><c>?facile=oui</c>: French that is easy to read, kept as the rest of the appearance is.</summary>
    public const string EasyQuery = "facile";

    static readonly object Key = new();
    static readonly object EasyKey = new();

    /// <summary>Only French has it.</summary>
    public static bool IsEasyRead(HttpContext context) => context.Items.ContainsKey(EasyKey);

    public static PortalLanguage Of(HttpContext context) =>
        context.Items.TryGetValue(Key, out var found) ? (PortalLanguage)found! : PortalLanguage.French;

    public Task InvokeAsync(HttpContext context)
    {
        if (ResidentPages.IsOne(context))
        {
            var language = Chosen(context) ?? OfBrowser(context.Request) ?? PortalLanguage.French;
            context.Items[Key] = language;
            if (language.IsFrench && WantsEasyRead(context))
                context.Items[EasyKey] = true;
            // For slices that hold words in several languages of their own.
            CultureInfo.CurrentUICulture = language.Culture;
            context.Response.Headers.Append("Vary", "Accept-Language, Cookie");
            context.Response.Headers.ContentLanguage = language.Code;
        }

        return next(context);
    }

    static bool WantsEasyRead(HttpContext context)
    {
        var said = (string?)context.Request.Query[EasyQuery];
        if (said is not ("oui" or "non"))
            return Appearance.Of(context).EasyRead;
        Appearance.ChooseSentences(context, said == "oui" ? "easy" : "usual");
        return said == "oui";
    }

    static PortalLanguage? Chosen(HttpContext context)
    {
        if (PortalLanguage.Of(context.Request.Query[Query]) is not { } now)
            return PortalLanguage.Of(context.Request.Cookies[Cookie]);
        context.Response.Cookies.Append(
            Cookie,
            now.Code,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            }
        );
        return now;
    }

    /// <summary>The first alone: somebody who reads French as well set it there.</summary>
    static PortalLanguage? OfBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } wanted
            ? PortalLanguage.Of(wanted.MaxBy(l => l.Quality ?? 1)?.Value.ToString())
            : null;
}
