using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Word.Download;

/// <summary>A letter that waits to be printed, on the department's own paper.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(LetterReading letters, WordLetters papers) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, string id, CancellationToken cancellationToken)
    {
        if (
            await letters.FindAsync(reference, id, cancellationToken)
            is not { Message.State: CorrespondenceState.ToPrint } letter
        )
            return NotFound();
        var sheet = await letters.ReadAsync(letter, cancellationToken);
        if (await papers.WriteAsync(letter, sheet, cancellationToken) is not { } bytes)
            return NotFound();
        return File(bytes, FileKind.Docx.ContentType, letter.FileName(".docx"));
    }
}
