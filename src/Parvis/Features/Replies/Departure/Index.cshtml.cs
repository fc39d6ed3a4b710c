using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Replies.Departure;

/// <summary>The part of the request page that follows a mail until it has left.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, Departures departures, CurrentViewer viewer) : PageModel
{
    public string Reference { get; private set; } = "";

    public RequestStatus Status { get; private set; }

    public bool Returned { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        if (!RequestReference.TryNormalize(reference, out var normalized))
            return NotFound();
        if (!Request.Headers.ContainsKey("HX-Request"))
            return Redirect(RequestLinks.Page(normalized));
        var request = await db.Set<CitizenRequest>()
            .VisibleTo(viewer.Value)
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == normalized, cancellationToken);
        if (request is null)
            return NotFound();
        var leaving = await departures.ListAsync(request, cancellationToken);
        if (leaving.Count > 0)
            return Partial("/Features/Replies/_Departures.cshtml", leaving);
        Reference = normalized;
        Returned = await db.Set<ReplyDraft>()
            .AnyAsync(d => d.RequestId == request.Id && d.CorrespondenceId == null, cancellationToken);
        return Page();
    }
}
