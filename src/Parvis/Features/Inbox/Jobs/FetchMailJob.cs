using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Mailboxes;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>Has every active mailbox read. In training none is: their messages are real.</summary>
public sealed class FetchMailJob(ParvisDbContext db, MailboxLanes lanes, TrainingMode training) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (training.On)
            return;
        var mailboxes = await db.Set<Mailbox>()
            .Where(m => m.Active && m.Id != Mailbox.LocalId)
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
        foreach (var mailbox in mailboxes)
            lanes.Start(mailbox);
    }
}
