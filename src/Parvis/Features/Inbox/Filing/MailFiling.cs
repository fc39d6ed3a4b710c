using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Files one message, in one transaction: it is filed whole and once, or not at all.</summary>
public sealed class MailFiling(
    ParvisDbContext db,
    MailReading reading,
    MailFactsReader factsReader,
    MailOutcome outcome,
    Transactions transactions
)
{
    /// <summary>Before any transaction, since it may take a while; null when it is filed already.</summary>
    public async Task<ReadMail?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        var seen = await db.Set<StoredMail>().AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
        if (seen.State != MailState.Stored)
            return null;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == seen.MailboxId, cancellationToken);
        return await reading.ReadAsync(seen, mailbox, cancellationToken);
    }

    public Task FileAsync(ReadMail mail, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (await ClaimAsync(mail.Stored.Id, cancellationToken) is not { } stored)
                    return;
                Describe(stored, mail);
                var facts = await factsReader.ReadAsync(mail, cancellationToken);
                stored.CircleId = facts.CircleId;
                await outcome.ApplyAsync(MailFilters.Decide(facts), mail with { Stored = stored }, cancellationToken);
                // Not all that came before joins it: one of ours makes nothing each time.
                if (facts.First is null && stored.MessageKey.Length > 0)
                    stored.FirstKey = MailCopies.FirstKey(stored);
            },
            cancellationToken
        );

    /// <summary>After the last try somebody decides: told what can be told, and only whom it concerns.</summary>
    public async Task GiveUpAsync(long id, string problem, CancellationToken cancellationToken)
    {
        var seen = await db.Set<StoredMail>().AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == seen.MailboxId, cancellationToken);
        var mail = await reading.ReadOrDescribeAsync(seen, mailbox, keepFiles: false, cancellationToken);
        await transactions.RunAsync(
            async () =>
            {
                if (await ClaimAsync(id, cancellationToken) is not { } stored)
                    return;
                Describe(stored, mail);
                stored.CircleId = await factsReader.CircleAsync(mail, cancellationToken);
                stored.State = MailState.ToSort;
                // One that was put in a request before it came: its words are not in it, and somebody must see them.
                stored.RequestId = null;
                stored.Decision = MailDecision.FilingFailed;
                stored.Problem = problem;
            },
            cancellationToken
        );
    }

    /// <summary>Whoever else files it waits here for the end of this transaction, and finds it filed.</summary>
    async Task<StoredMail?> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var mine = await db.Set<StoredMail>()
            .Where(m => m.Id == id && m.State == MailState.Stored)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Problem, ""), cancellationToken);
        return mine == 1 ? await db.Set<StoredMail>().SingleAsync(m => m.Id == id, cancellationToken) : null;
    }

    public static void Describe(StoredMail stored, ReadMail mail)
    {
        stored.MessageId = mail.MessageId;
        stored.References = mail.References;
        stored.MessageKey = mail.MessageKey;
        stored.ContentKey = mail.ContentKey;
        stored.Kind = mail.Kind;
        stored.Subject = Cut(mail.Subject, StoredMail.MaxSubject);
        stored.FromAddress = Cut(EmailKey.Of(mail.Person?.Address), StoredMail.MaxAddress);
        stored.FromName = Cut(mail.FromName, StoredMail.MaxName);
        stored.Excerpt = Cut(mail.Words.ReplaceLineEndings(" "), StoredMail.MaxExcerpt);
        stored.SenderDoubted = mail.SenderDoubted;
    }

    /// <summary>What PostgreSQL cannot hold goes before the length is measured.</summary>
    static string Cut(string text, int longest) =>
        text.Replace("\0", "", StringComparison.Ordinal).Trim().ShortenedTo(longest);
}
