namespace Parvis.Web;

/// <summary>No inline script or style, no framing, nothing kept by the browser from a signed-in page.</summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>For a page that shows another one of this program in a frame.</summary>
    public static void AllowOwnFrames(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = $"{Policy}; frame-src 'self'";

    /// <summary>For a page that those sites show in a frame of theirs.</summary>
    public static void AllowFramesOf(HttpResponse response, IEnumerable<string> origins)
    {
        response.Headers.ContentSecurityPolicy = Policy.Replace(
            "frame-ancestors 'none'",
            $"frame-ancestors {string.Join(' ', origins)}",
            StringComparison.Ordinal
        );
        response.Headers.Remove("Cross-Origin-Opener-Policy");
    }

    /// <summary>For a page that shows pictures of another site: those of a map.</summary>
    public static void AllowPicturesOf(HttpResponse response, string origin) =>
        response.Headers.ContentSecurityPolicy = Policy.Replace(
            "img-src 'self'",
            $"img-src 'self' {origin}",
            StringComparison.Ordinal
        );

    /// <summary>For a page that computes beside what it shows.</summary>
    public static void AllowWorkers(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = $"{Policy}; worker-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
