using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
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
    Transactions transactions
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
                Check(options, mailbox.IsLocal);
                await RefuseTwiceAsync(mailbox.Id, options, cancellationToken);
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
                    journal.Write($"Boîte « {mailbox.Name} » enregistrée");
                }
                else if (before.ChangesTo(await DescribeAsync(options, cancellationToken)) is { } changes)
                {
                    journal.Write($"Boîte « {mailbox.Name} » modifiée : {changes}");
                }

                return mailbox;
            },
            cancellationToken
        );

    async Task<Guid?> CircleAsync(Guid? topicId, CancellationToken cancellationToken) =>
        (await topics.GetAsync(cancellationToken)).Find(topicId)?.CircleId;

    /// <summary>What waits in a mailbox is as confidential as what will arrive there.</summary>
    async Task FollowAsync(Mailbox mailbox, Guid? former, CancellationToken cancellationToken)
    {
        var now = await CircleAsync(mailbox.TopicId, cancellationToken);
        if (now != former)
            await db.Set<StoredMail>()
                .Where(m => m.MailboxId == mailbox.Id && m.RequestId == null && m.CircleId == former)
                .MoveToCircleAsync(now, cancellationToken);
    }

    /// <summary>With settings that are being tried, before they are saved.</summary>
    public Task<MailboxTrial> TryAsync(MailboxOptions options, CancellationToken cancellationToken)
    {
        Check(options, isLocal: false);
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

    static void Check(MailboxOptions options, bool isLocal)
    {
        RefuseUnlessAddress(options.Address, nameof(options.Address));
        RefuseUnlessAddress(options.ReplyTo, nameof(options.ReplyTo));
        RefuseUnlessAddress(options.FormAddress, nameof(options.FormAddress));
        if (isLocal)
            return;
        var connection = options.Connection;
        if (Uri.CheckHostName(connection.Host) == UriHostNameType.Unknown)
            throw new RefusedException(
                "Donnez le nom du serveur, par exemple imap.exemple.fr.",
                nameof(connection.Host)
            );
        if (connection.UserName.Length == 0)
            throw new RefusedException(
                "Donnez l'identifiant de la boîte, souvent son adresse.",
                nameof(connection.UserName)
            );
        if (connection.Login == MailboxLogin.Application)
            connection.Application.MustBeWhole();
        if (connection.Folder.Length == 0)
            throw new RefusedException(
                "Donnez le dossier à relever : INBOX le plus souvent.",
                nameof(connection.Folder)
            );
        if (connection is { AfterStoring: AfterStoring.Move, MoveTo.Length: 0 })
            throw new RefusedException("Dites dans quel dossier déplacer les courriels.", nameof(connection.MoveTo));
        if (connection.AfterStoring == AfterStoring.Move && connection.MoveTo == connection.Folder)
            throw new RefusedException(
                "Choisissez un autre dossier que celui qui est relevé.",
                nameof(connection.MoveTo)
            );
    }

    static void RefuseUnlessAddress(string address, string field)
    {
        if (address.Length > 0 && !(MailAddress.TryCreate(address, out var read) && read.Address == address))
            throw new RefusedException("Écrivez une adresse de courriel complète.", field);
    }
}
