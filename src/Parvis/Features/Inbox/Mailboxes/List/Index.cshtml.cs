using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Inbox.Mailboxes.List;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    MailboxService mailboxes,
    OrganisationDirectory directory,
    TopicCatalogue catalogue,
    TownClock clock
) : PageModel
{
    public IReadOnlyList<MailboxRow> Rows { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Topics = await catalogue.GetAsync(cancellationToken);
        Zone = await clock.ZoneAsync(cancellationToken);
        var states = (await mailboxes.StatesAsync(cancellationToken)).ToDictionary(s => s.MailboxId);
        Rows = (await mailboxes.AllAsync(cancellationToken)).ConvertAll(m => new MailboxRow(
            m,
            states.GetValueOrDefault(m.Id)
        ));
    }

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}

public sealed record MailboxRow(Mailbox Mailbox, MailboxState? State);
