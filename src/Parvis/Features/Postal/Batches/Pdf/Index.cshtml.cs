using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Features.Requests.Files;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.Pdf;

/// <summary>All the letters of a batch, in the order of its list.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(BatchReader reader, IBlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(publicId, cancellationToken) is not { Batch: { Hash: { } hash } batch })
            return NotFound();
        return await this.SaveAsync(blobs, hash, FileKind.Pdf.ContentType, $"lot-{batch.Name}.pdf", cancellationToken);
    }
}
