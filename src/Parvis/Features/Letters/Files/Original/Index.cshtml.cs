using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Letters.Scans;
using Parvis.Web;

namespace Parvis.Features.Letters.Files.Original;

/// <summary>A file of the scanner as it came, for whoever may see every letter of it.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, IBlobStore blobs, CurrentViewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string scanId, CancellationToken cancellationToken) =>
        await db.Set<ScanFile>()
            .AsNoTracking()
            .VisibleTo(db, viewer.Value)
            .FirstOrDefaultAsync(s => s.PublicId == scanId && s.Hash != null, cancellationToken)
            is { } scan
            ? await this.SaveAsync(blobs, scan.Hash!, "application/octet-stream", scan.Name, cancellationToken)
            : NotFound();
}
