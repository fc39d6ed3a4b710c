using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Clocks.Certificate;

/// <summary>The paper a resident may ask for when silence accepted the request (CRPA L232-3).</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    StatutoryClocks clocks,
    MentionReader mentions,
    SettingsStore settings,
    CurrentViewer viewer,
    ShownRecords shown
) : PageModel
{
    public LetterHead Head { get; private set; } = null!;

    public Addressee? To { get; private set; }

    public string Subject { get; private set; } = "";

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Null when no text sets a period for this topic.</summary>
    public StatutoryClock? Clock { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        var request = await db.Set<CitizenRequest>()
            .VisibleTo(viewer.Value)
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == reference, cancellationToken);
        if (request is null)
            return NotFound();
        shown.Note(request);
        Clock = await clocks.ReadAsync(request, cancellationToken);
        To = await db.AddresseesAsync(request, cancellationToken) is [var first, ..] ? first : null;
        Subject = request.Subject;
        ReceivedOn = await clocks.ReceivedOnAsync(request, cancellationToken);
        Head = new LetterHead(
            await mentions.ReadAsync(request, cancellationToken),
            await settings.GetAsync<TownSettings>(cancellationToken)
        );
        return Page();
    }
}
