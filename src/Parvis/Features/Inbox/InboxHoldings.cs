using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Ui;

namespace Parvis.Features.Inbox;

/// <summary>
/// Messages as they came: those of the person's requests, and those that wait or were put aside and that they sent.
/// Their words are told with the requests; here it is said that the message itself is kept.
/// </summary>
public sealed class InboxHoldings(ParvisDbContext db, SenderShares senders, BlobErasing erasing) : IPersonalHoldings
{
    const string Alone = "Courriels qui ne sont dans aucune demande";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var theirs = await senders.ShareOfAsync(scope, cancellationToken);
        var mails = await Of(scope, theirs).AsNoTracking().OrderBy(m => m.Id).ToListAsync(cancellationToken);
        foreach (var mail in mails)
        {
            var reference = scope.Requests.FirstOrDefault(r => r.Id == mail.RequestId)?.Reference;
            into.Add(
                reference is null ? Alone : $"Demande {reference}",
                new HeldItem
                {
                    Key = $"mail:{mail.Id}",
                    Title = "Courriel d'origine",
                    At = mail.ReceivedAt,
                    Facts =
                    [
                        .. new HeldFact[]
                        {
                            new("De", $"{mail.FromName} {mail.FromAddress}".Trim()),
                            new("Objet", mail.Subject),
                            new("Taille", mail.Size.AsFileSize()),
                        }.Where(f => f.Value.Length > 0),
                    ],
                    Text = mail.Excerpt,
                    CanBeWithheld = true,
                }
            );
        }
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var theirs = await senders.ShareOfAsync(scope, cancellationToken);
        var mails = Of(scope, theirs)
            // Nobody has decided yet what it is, and somebody else of the family may have written it.
            .Where(m => m.State != MailState.ToSort || !theirs.Signed.Contains(m.Id));
        var hashes = await mails
            .Where(m => m.Hash != null)
            .Select(m => m.Hash!)
            .Distinct()
            .ToListAsync(cancellationToken);
        await mails.EmptyAsync(cancellationToken);
        await erasing.AddAsync(hashes, cancellationToken);
    }

    IQueryable<StoredMail> Of(PersonScope scope, SenderShare theirs)
    {
        var ids = scope.RequestIds;
        var (addresses, signed) = (theirs.Addresses, theirs.Signed);
        return db.Set<StoredMail>()
            .Where(m => m.State != MailState.Erased)
            .Where(m =>
                (m.RequestId != null && ids.Contains(m.RequestId.Value))
                // What waits in a circle is the circle's to speak of: it is held by a request once somebody has sorted it.
                || (
                    m.RequestId == null
                    && m.CircleId == null
                    && (addresses.Contains(m.FromAddress) || signed.Contains(m.Id))
                )
            );
    }
}
