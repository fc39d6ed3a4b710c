using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Administration.MailHealth;

/// <summary>Whether messages leave, arrive, and are believed.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    MailHealthReader health,
    SenderDomain names,
    OutboxStore outbox,
    AdministrationJournal journal,
    TrainingMode training
) : PageModel
{
    public MailHealthView Health { get; private set; } = null!;

    public bool NamesAreOff => names.IsOff;

    public bool Training => training.On;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Health = await health.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken)
    {
        var released = await outbox.ReleaseAsync(correspondenceId: null, cancellationToken);
        if (released > 0)
            journal.Write(
                released == 1
                    ? "courriel : 1 message retenu par le plafond du jour parti sur décision"
                    : $"courriel : {released} messages retenus par le plafond du jour partis sur décision"
            );
        TempData["Done"] = released switch
        {
            0 => "Plus rien n'était retenu.",
            1 => "Le courriel retenu part maintenant.",
            _ => $"Les {released} courriels retenus partent maintenant.",
        };
        return Redirect(SettingsLinks.MailHealth);
    }
}
