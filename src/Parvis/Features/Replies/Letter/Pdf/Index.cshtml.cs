using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Pdf;

/// <summary>The PDF of a letter: once it is posted, what was sent, be it a Word document.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(LetterReading letters, IBlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, string id, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(reference, id, cancellationToken) is not { Printed: { } printed } letter)
            return NotFound();
        return await this.SaveAsync(
            blobs,
            printed.Hash,
            printed.Kind.ContentType,
            letter.FileName(printed.Kind.Extensions[0]),
            cancellationToken
        );
    }
}
