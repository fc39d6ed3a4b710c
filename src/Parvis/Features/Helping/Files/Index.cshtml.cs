using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Features.Portal.Following;
using Parvis.Web;

namespace Parvis.Features.Helping.Files;

/// <summary>A file of a message that the resident is shown.</summary>
[Authorize(Policies.Helper)]
public sealed class IndexModel(EntrustedReader entrusted, FollowUpReader reader, IBlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, string id, CancellationToken cancellationToken)
    {
        if (
            await entrusted.FindAsync(reference.ToUpperInvariant(), cancellationToken) is not { } found
            || await reader.FileAsync(found.Request, id, cancellationToken) is not { } file
        )
            return NotFound();
        return await this.SaveAsync(blobs, file.Hash, file.ContentType, file.Name, cancellationToken);
    }
}
