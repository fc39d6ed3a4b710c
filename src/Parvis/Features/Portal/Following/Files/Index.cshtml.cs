using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Web;

namespace Parvis.Features.Portal.Following.Files;

/// <summary>A file of a message that the resident is shown.</summary>
[AllowAnonymous]
public sealed class IndexModel(FollowUpReader reader, IBlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string reference,
        string token,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (
            await reader.ByTokenAsync(reference.ToUpperInvariant(), token, cancellationToken) is not { } request
            || await reader.FileAsync(request, id, cancellationToken) is not { } file
        )
            return NotFound();
        return await this.SaveAsync(blobs, file.Hash, file.ContentType, file.Name, cancellationToken);
    }
}
