using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Answering;

/// <summary>
/// The department that has the request writes in its own name, and answers come back to a mailbox that Parvis reads: its
/// own, else the one that is nobody's in particular. About a confidential request only the latter, since an address says
/// which department it is.
/// </summary>
public sealed class AnswerEnvelope(
    ParvisDbContext db,
    OrganisationDirectory directory,
    SettingsStore settings,
    TopicCatalogue topics,
    Conversations conversations
) : IOutgoingEnvelope
{
    public async Task<OutgoingMail> AddressAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var mail = message.Mail;
        var about = await (
            from said in db.Set<Correspondence>()
            where said.Id == message.CorrespondenceId
            join request in db.Set<CitizenRequest>() on said.RequestId equals request.Id
            select new About(request.Id, request.DepartmentId, request.CircleId != null)
        ).FirstOrDefaultAsync(cancellationToken);
        if (about is null)
            return mail;
        var before = await conversations.BeforeAsync(about.RequestId, mail.To, cancellationToken);
        var addressed = mail with { InReplyTo = before.InReplyTo, References = before.References };
        return await MailboxAsync(about, cancellationToken) is { } mailbox
            ? await SignedAsync(addressed, mailbox, cancellationToken)
            : addressed;
    }

    async Task<Mailbox?> MailboxAsync(About about, CancellationToken cancellationToken)
    {
        var read = await db.Set<Mailbox>()
            .AsNoTracking()
            .Where(m => m.Active && m.Id != Mailbox.LocalId && m.Address != "")
            .OrderBy(m => m.SortName)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        var catalogue = await topics.GetAsync(cancellationToken);
        var own = about is { Confidential: false, DepartmentId: { } department }
            ? read.Find(m => m.DepartmentId == department && catalogue.Find(m.TopicId)?.CircleId is null)
            : null;
        return own ?? read.Find(m => m.DepartmentId is null && m.TopicId is null);
    }

    async Task<OutgoingMail> SignedAsync(OutgoingMail mail, Mailbox mailbox, CancellationToken cancellationToken)
    {
        var town = MailSender.Of(
            await settings.GetAsync<TownSettings>(cancellationToken),
            await settings.GetAsync<MailSettings>(cancellationToken)
        );
        var name = mailbox.DepartmentId is { } department
            ? $"{(await directory.GetAsync(cancellationToken)).DepartmentName(department)}, {town.Name}"
            : town.Name;
        return mail with
        {
            // Another domain may not be one that the town's server sends for: receivers would take it for forged.
            From = DomainOf(mailbox.Address).Equals(town.Domain, StringComparison.OrdinalIgnoreCase)
                ? new OutgoingAddress(mailbox.Address, name)
                : new OutgoingAddress(town.Address, name),
            ReplyTo = new OutgoingAddress(mailbox.AnswersTo, name),
        };
    }

    static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    sealed record About(long RequestId, Guid? DepartmentId, bool Confidential);
}
