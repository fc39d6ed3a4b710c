using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;

namespace Parvis.Features.Letters.Files;

static class Saved
{
    /// <summary>Saved by the browser, never opened inside Parvis: it comes from a stranger's hand.</summary>
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
        return page.File(content, contentType, name);
    }
}
