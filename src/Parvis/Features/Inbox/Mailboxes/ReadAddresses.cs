using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Of the mailboxes that are read now; the local folder has no server.</summary>
public sealed class ReadAddresses(ParvisDbContext db) : IReadAddresses
{
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<Mailbox>()
            .Where(m => m.Active && m.Id != Mailbox.LocalId && m.Address != "")
            .OrderBy(m => m.SortName)
            .Select(m => m.Address)
            .ToListAsync(cancellationToken);
}
