using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.NoteReceipt;

[Authorize(Policies.ElectedOfficial)]
public sealed class IndexModel(StreetNotes notes, CurrentViewer viewer) : PageModel
{
    public StreetNoteReceipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string note, CancellationToken cancellationToken)
    {
        if (await notes.ReceiptAsync(viewer.Value, note, cancellationToken) is not { } receipt)
            return NotFound();
        Receipt = receipt;
        return Page();
    }
}
