using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Web;

namespace Parvis.Features.Letters.Files.OfLetter;

/// <summary>The pages of one letter.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken)
    {
        var letter = await db.Set<IncomingLetter>()
            .AsNoTracking()
            .VisibleTo(db, viewer.Value)
            .FirstOrDefaultAsync(l => l.PublicId == publicId && l.Hash != null, cancellationToken);
        if (letter is null)
            return NotFound();
        var number = letter.RegisterNumber is { Length: > 0 } registered ? registered : "à enregistrer";
        return await this.SaveAsync(blobs, letter.Hash!, "application/pdf", $"Lettre {number}.pdf", cancellationToken);
    }
}
