using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;
using Parvis.Features.Requests.Files;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Word.Files;

/// <summary>A Word letter as the town gave it.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(WordLetters letters, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await letters.FindAsync(id, viewer.Value, cancellationToken) is { } letter
            ? await this.SaveAsync(blobs, letter.Hash, FileKind.Docx.ContentType, letter.FileName, cancellationToken)
            : NotFound();
}
