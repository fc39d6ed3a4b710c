using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>The door through which mailboxes are set.</summary>
public sealed class MailboxService(
    ParvisDbContext db,
    MailboxDoor door,
    AnswerRules answers,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    AdministrationJournal journal,
    Transactions transactions,
    JobAlarm alarm,
    TimeProvider clock
)
{
    public Task<List<Mailbox>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<Mailbox>().AsNoTracking().OrderBy(m => m.SortName).ThenBy(m => m.Id).ToListAsync(cancellationToken);

    public Task<List<MailboxState>> StatesAsync(CancellationToken cancellationToken) =>
        db.Set<MailboxState>().AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Those that cannot be read, or are silent longer than usual.</summary>
    public Task<List<MailboxTrouble>> TroublesAsync(CancellationToken cancellationToken) =>
        (
            from state in db.Set<MailboxState>()
            where state.Problem != "" || state.SilentSince != null
            join mailbox in db.Set<Mailbox>() on state.MailboxId equals mailbox.Id
            where mailbox.Active
            orderby mailbox.SortName
            select new MailboxTrouble(mailbox.Name, state.Problem, state.ProblemSince, state.SilentSince)
        ).ToListAsync(cancellationToken);

    public Task<Mailbox?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Mailbox>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);

    public Task<Mailbox?> SaveAsync(Guid? id, MailboxOptions options, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var mailbox = id is null
                    ? new Mailbox()
                    : await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
                if (mailbox is null)
                    return null;
                MailboxRules.Check(options, mailbox.IsLocal);
                await RefuseTwiceAsync(mailbox.Id, options, cancellationToken);
                if (options.Active && !mailbox.IsLocal)
                    await RefuseReadTwiceAsync(mailbox.Id, options.Connection, cancellationToken);
                await answers.CheckAsync(mailbox, options, cancellationToken);
                var before = id is null ? null : await DescribeAsync(MailboxOptions.Of(mailbox), cancellationToken);
                if (before is not null)
                    mailbox.MustBe(seen);
                var former = await CircleAsync(mailbox.TopicId, cancellationToken);
                mailbox.Edit(options);
                await FollowAsync(mailbox, former, cancellationToken);
                if (before is null)
                {
                    db.Add(mailbox);
                    // What comes from now on is the town's to read, however long the first reading waits.
                    db.Add(new MailboxState { MailboxId = mailbox.Id, StartedAt = clock.GetUtcNow().UtcDateTime });
                    journal.Write($"Boîte « {mailbox.Name} » enregistrée");
                }
                else if (before.ChangesTo(await DescribeAsync(options, cancellationToken)) is { } changes)
                {
                    journal.Write($"Boîte « {mailbox.Name} » modifiée : {changes}");
                }

                transactions.AfterCommit(alarm.Ring<FetchMailJob>);
                return mailbox;
            },
            cancellationToken
        );

    async Task<Guid?> CircleAsync(Guid? topicId, CancellationToken cancellationToken) =>
        (await topics.GetAsync(cancellationToken)).Find(topicId)?.CircleId;

    /// <summary>
    /// What waits in a mailbox becomes as confidential as what will arrive there, never less: like topics that open
    /// again, a mailbox that does leaves in their circle the messages that came in confidence.
    /// </summary>
    async Task FollowAsync(Mailbox mailbox, Guid? former, CancellationToken cancellationToken)
    {
        var now = await CircleAsync(mailbox.TopicId, cancellationToken);
        if (now is not null && now != former)
            await db.Set<StoredMail>()
                .Where(m => m.MailboxId == mailbox.Id && m.RequestId == null && m.CircleId == former)
                .MoveToCircleAsync(now, cancellationToken);
    }

    /// <summary>With settings that are being tried, before they are saved.</summary>
    public Task<MailboxTrial> TryAsync(MailboxOptions options, CancellationToken cancellationToken)
    {
        MailboxRules.Check(options.Connection);
        MailboxRules.RefuseWithoutSecret(options.Connection);
        return door.TryAsync(options.Connection, cancellationToken);
    }

    public async Task<Described> DescribeAsync(MailboxOptions options, CancellationToken cancellationToken) =>
        options.Describe(await directory.GetAsync(cancellationToken), await topics.GetAsync(cancellationToken));

    async Task RefuseTwiceAsync(Guid id, MailboxOptions options, CancellationToken cancellationToken)
    {
        var folded = Folding.Fold(options.Name);
        if (await db.Set<Mailbox>().AnyAsync(m => m.Id != id && m.SortName == folded, cancellationToken))
            throw new RefusedException("Une boîte porte déjà ce nom.", nameof(options.Name));
    }

    /// <summary>Each message would be fetched twice. One in pause is read by nobody.</summary>
    async Task RefuseReadTwiceAsync(Guid id, MailboxConnection connection, CancellationToken cancellationToken)
    {
        var others = await db.Set<Mailbox>()
            .AsNoTracking()
            .Where(m => m.Id != id && m.Id != Mailbox.LocalId && m.Active)
            .OrderBy(m => m.SortName)
            .ToListAsync(cancellationToken);
        if (others.Find(m => MailboxConnection.Of(m).ReadsTheSameAs(connection)) is { } first)
            throw new RefusedException(
                $"La boîte « {first.Name} » relève déjà ce dossier de ce compte : changez-la plutôt, ou choisissez un autre dossier.",
                nameof(connection.Folder)
            );
    }
}
