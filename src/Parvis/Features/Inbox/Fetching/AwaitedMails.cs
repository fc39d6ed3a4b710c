using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail.Imap;
using Parvis.Ui;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// Messages that are on the server only. One that it does not hand over is asked for at every turn, then somebody is
/// told, and it is still asked for once a day, also when somebody made a request of what is known of it: when it comes at
/// last it is filed as any other, or in that request.
/// </summary>
public sealed class AwaitedMails(
    ParvisDbContext db,
    MailStore store,
    IBlobStore blobs,
    Transactions transactions,
    JobAlarm alarm,
    TimeProvider clock
)
{
    const int MostAttempts = 3;

    const string Refused =
        "Le serveur ne remet pas ce courriel : il est seulement dans la boîte. Essayez de le lire là-bas ; Parvis le redemande chaque jour.";

    const string Lost =
        "Le serveur n'a pas remis ce courriel, et il n'est plus à sa place dans la boîte : quelqu'un l'a peut-être déplacé.";

    /// <summary>A cut or a busy server may have nothing to do with the message: it is given longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    static readonly TimeSpan AskedAgain = TimeSpan.FromDays(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task AddTooLargeAsync(
        Mailbox mailbox,
        ServerMessage message,
        MessageEnvelope? envelope,
        CancellationToken cancellationToken
    ) =>
        store.NoteAsync(
            mailbox,
            message,
            mail =>
            {
                mail.State = MailState.ToSort;
                mail.Decision = MailDecision.TooLarge;
                mail.Problem =
                    $"Ce courriel est trop gros ({message.Size.AsFileSize()}) : il est seulement dans la boîte, sur le serveur. Lisez-le là-bas.";
                Describe(mail, envelope);
            },
            cancellationToken
        );

    public Task AddAsync(Mailbox mailbox, ServerMessage message, CancellationToken cancellationToken) =>
        store.NoteAsync(
            mailbox,
            message,
            mail =>
            {
                mail.State = MailState.Awaited;
                mail.Attempts = 1;
            },
            cancellationToken
        );

    /// <summary>Those to ask the server for again, now.</summary>
    public Task<List<StoredMail>> DueAsync(Mailbox mailbox, CancellationToken cancellationToken)
    {
        var now = Now;
        return Waiting(db.Set<StoredMail>())
            .AsNoTracking()
            .Where(m => m.MailboxId == mailbox.Id && m.DueAt <= now)
            .OrderBy(m => m.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>It came: its bytes are kept, and it is filed.</summary>
    public async Task ReceiveAsync(StoredMail awaited, Stream content, CancellationToken cancellationToken)
    {
        var (blob, now) = (await blobs.SaveAsync(content, cancellationToken), Now);
        await transactions.RunAsync(
            async () =>
            {
                await Waiting(db.Set<StoredMail>())
                    .Where(m => m.Id == awaited.Id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.Hash, blob.Hash)
                                .SetProperty(m => m.Size, blob.Size)
                                .SetProperty(m => m.State, MailState.Stored)
                                .SetProperty(m => m.Decision, (MailDecision?)null)
                                .SetProperty(m => m.Problem, "")
                                .SetProperty(m => m.Attempts, 0)
                                .SetProperty(m => m.DueAt, now),
                        cancellationToken
                    );
                transactions.AfterCommit(alarm.Ring<FileMailJob>);
            },
            cancellationToken
        );
    }

    /// <summary>Once more in vain.</summary>
    /// <param name="awaited">The row of the message.</param>
    /// <param name="envelope">What the server says of it, if it does.</param>
    /// <param name="isRefusal">It is this message that the server refuses.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task FailAsync(
        StoredMail awaited,
        MessageEnvelope? envelope,
        bool isRefusal,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var mail = await Waiting(db.Set<StoredMail>())
                    .FirstOrDefaultAsync(m => m.Id == awaited.Id, cancellationToken);
                if (mail is null)
                    return;
                mail.Attempts++;
                Describe(mail, envelope);
                if (mail.Attempts >= MostAttempts && (isRefusal || Now - mail.StoredAt >= Patience))
                    GiveUp(mail, Refused);
            },
            cancellationToken
        );

    /// <summary>It is no longer there under this number: somebody removed it, or the server numbers its messages anew.</summary>
    public Task LoseAsync(StoredMail awaited, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var mail = await Waiting(db.Set<StoredMail>())
                    .FirstOrDefaultAsync(m => m.Id == awaited.Id, cancellationToken);
                if (mail is not null)
                    GiveUp(mail, Lost);
            },
            cancellationToken
        );

    void GiveUp(StoredMail mail, string problem)
    {
        mail.DueAt = Now + AskedAgain;
        if (mail.State == MailState.Filed)
            return;
        mail.State = MailState.ToSort;
        mail.Decision = MailDecision.NotHandedOver;
        mail.Problem = problem;
    }

    /// <summary>Not those that somebody put aside, nor those that are too large.</summary>
    static IQueryable<StoredMail> Waiting(IQueryable<StoredMail> mails) =>
        mails.Where(m =>
            m.Hash == null
            && m.Size <= MailboxDoor.LargestMessage
            && (m.State == MailState.Awaited || m.State == MailState.ToSort || m.State == MailState.Filed)
        );

    static void Describe(StoredMail mail, MessageEnvelope? envelope)
    {
        if (envelope is null)
            return;
        mail.Subject = envelope.Subject.ShortenedTo(StoredMail.MaxSubject);
        mail.FromAddress = EmailKey.Of(envelope.From?.Address).CutTo(StoredMail.MaxAddress);
        mail.FromName = (envelope.From?.Name ?? "").ShortenedTo(StoredMail.MaxName);
    }
}
