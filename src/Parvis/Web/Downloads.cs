using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;

namespace Parvis.Web;

public static class Downloads
{
    /// <summary>Saved by the browser, never opened inside Parvis: it may come from a stranger.</summary>
    /// <exception cref="FilesAwayException">
    /// Known, and not where it was put: its folder is gone, which is not the same as nothing there.
    /// </exception>
    public static async Task<IActionResult> SaveAsync(
        this PageModel page,
        IBlobStore blobs,
        string hash,
        string contentType,
        string name,
        CancellationToken cancellationToken
    )
    {
        var content = await blobs.OpenAsync(hash, cancellationToken) ?? throw new FilesAwayException();
        page.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        page.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A download name makes the framework write « attachment » with the name in RFC 5987.
        return page.File(content, contentType, name);
    }
}
