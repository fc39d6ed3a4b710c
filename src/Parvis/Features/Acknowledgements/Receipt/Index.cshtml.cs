using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Receipt;

/// <summary>The receipt to hand over, or to read out on the telephone.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    ReceiptWriter writer,
    TopicCatalogue topics,
    SettingsStore settings,
    CurrentViewer viewer,
    ShownRecords shown
) : PageModel
{
    public string Reference { get; private set; } = "";

    public ReceiptText Receipt { get; private set; } = null!;

    public string Spoken => SpokenReference.Of(Reference);

    public string? Name { get; private set; }

    public string? Subject { get; private set; }

    /// <summary>GDPR article 13, on the paper too.</summary>
    public string Rights { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        var request = await db.Set<CitizenRequest>()
            .VisibleTo(viewer.Value)
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == reference, cancellationToken);
        if (request is null)
            return NotFound();
        shown.Note(request);
        var to = await db.AddresseesAsync(request, cancellationToken) is [var first, ..] ? first : null;
        Reference = request.Reference;
        Receipt = await writer.WriteAsync(request, to, cancellationToken);
        Name = to?.FormalName;
        // Paper is left on tables: a confidential matter is not written on it.
        Subject = request.CircleId is null ? request.Subject : null;
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        // Of a confidential matter not even how long it is kept is told.
        var months = request.CircleId is null
            ? Retention.MonthsOf((await topics.GetAsync(cancellationToken)).Find(request.TopicId))
            : Retention.Unsorted;
        Rights =
            $"{town.Name} garde votre demande pour y répondre, mission de service public, puis {months} mois après l'avoir close ; "
            + "ensuite, elle l'efface ou la verse aux archives publiques. Pour voir, corriger ou effacer ce qu'elle sait de vous, "
            + $"ou vous y opposer, écrivez au délégué à la protection des données : {town.RightsContact}. Réclamations : CNIL, cnil.fr.";
        return Page();
    }
}
