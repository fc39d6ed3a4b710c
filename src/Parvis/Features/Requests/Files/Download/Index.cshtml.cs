using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Web;

namespace Parvis.Features.Requests.Files.Download;

/// <summary>A file of a request, for whoever may read the request; saved by the browser, never opened inside Parvis.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestFiles files, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken) =>
        await files.FindAsync(publicId, viewer.Value, cancellationToken) is { } file
            ? await this.SaveAsync(blobs, file.Hash, file.ContentType, file.Name, cancellationToken)
            : NotFound();
}
