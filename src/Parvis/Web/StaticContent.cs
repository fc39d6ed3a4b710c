using Microsoft.AspNetCore.Http.Features;

namespace Parvis.Web;

/// <summary>
/// Styles, scripts, fonts and icons: the same for everybody, so kept by browsers and compressed under https too, where
/// pages with somebody's data are not (the size of a compressed page can betray what it holds).
/// </summary>
static class StaticContent
{
    public static void Prepare(HttpContext context)
    {
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";
        if (context.Features.Get<IHttpsCompressionFeature>() is { } compression)
            compression.Mode = HttpsCompressionMode.Compress;
    }
}
