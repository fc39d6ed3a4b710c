using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Original;

/// <summary>
/// The message as it came, for whoever may read the request it belongs to or decides about it; saved by the browser,
/// never opened inside Parvis.
/// </summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(MailOriginals originals, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken) =>
        await originals.FindAsync(publicId, viewer.Value, cancellationToken) is { } original
            ? await this.SaveAsync(blobs, original.Hash, "message/rfc822", original.Name, cancellationToken)
            : NotFound();
}
