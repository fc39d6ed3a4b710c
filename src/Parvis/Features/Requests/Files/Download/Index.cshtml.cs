using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;
using Parvis.Web;

namespace Parvis.Features.Requests.Files.Download;

/// <summary>A file of a request, for whoever may read the request; saved by the browser, never opened inside Parvis.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestFiles files, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(publicId, viewer.Value, cancellationToken);
        if (file is null)
            return NotFound();
        // Known, and not where it was put: its folder is gone, which is not the same as nothing there.
        var content = await blobs.OpenAsync(file.Hash, cancellationToken) ?? throw new FilesAwayException();
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A download name makes the framework write « attachment » with the name in RFC 5987.
        return File(content, file.ContentType, file.Name);
    }
}
