using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Answering;

/// <summary>
/// The department that has the request writes in its own name, and answers come back to a mailbox that Parvis reads: its
/// own, else the one the resident wrote to, else the sender the town chose. About a confidential request never a
/// department's, since an address says which one it is.
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
            select new About(
                request.Id,
                request.DepartmentId,
                request.CircleId != null,
                db.Set<StoredMail>()
                    .Where(m => m.RequestId == request.Id)
                    .OrderByDescending(m => m.Id)
                    .Select(m => (Guid?)m.MailboxId)
                    .FirstOrDefault()
            )
        ).FirstOrDefaultAsync(cancellationToken);
        if (about is null)
            return mail;
        var before = await conversations.BeforeAsync(about.RequestId, mail.To, cancellationToken);
        var addressed = mail with { InReplyTo = before.InReplyTo, References = before.References };
        var town = MailSender.Of(
            await settings.GetAsync<TownSettings>(cancellationToken),
            await settings.GetAsync<MailSettings>(cancellationToken)
        );
        return await ChooseAsync(about, town, cancellationToken) is { } chosen
            ? await SignedAsync(addressed, chosen, town, cancellationToken)
            : addressed;
    }

    async Task<Chosen?> ChooseAsync(About about, MailSender town, CancellationToken cancellationToken)
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
        var general = read.FindAll(m => m.DepartmentId is null && m.TopicId is null);
        var writes =
            own
            ?? general.Find(m => m.Id == about.WroteTo)
            ?? general.Find(m => EmailKey.Of(m.Address) == EmailKey.Of(town.Address));
        if (writes is not null)
            return new Chosen(writes, Writes: true);
        // Among several nobody chose which one writes: answers come back to the first, or nobody would read them.
        return general is [var first, .. var others] ? new Chosen(first, Writes: others.Count == 0) : null;
    }

    async Task<OutgoingMail> SignedAsync(
        OutgoingMail mail,
        Chosen chosen,
        MailSender town,
        CancellationToken cancellationToken
    )
    {
        var mailbox = chosen.Mailbox;
        var name = mailbox.DepartmentId is { } department
            ? $"{(await directory.GetAsync(cancellationToken)).DepartmentName(department)}, {town.Name}"
            : town.Name;
        return mail with
        {
            // Another domain may not be one that the town's server sends for: receivers would take it for forged.
            From =
                chosen.Writes && DomainOf(mailbox.Address).Equals(town.Domain, StringComparison.OrdinalIgnoreCase)
                    ? new OutgoingAddress(mailbox.Address, name)
                    : new OutgoingAddress(town.Address, name),
            ReplyTo = new OutgoingAddress(mailbox.AnswersTo, name),
        };
    }

    static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    /// <param name="WroteTo">The mailbox that the latest message about it came to.</param>
    sealed record About(long RequestId, Guid? DepartmentId, bool Confidential, Guid? WroteTo);

    sealed record Chosen(Mailbox Mailbox, bool Writes);
}
