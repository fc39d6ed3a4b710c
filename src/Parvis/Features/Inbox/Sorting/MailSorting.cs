using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>
/// What a person decides about a message. It is read before the transaction: its files take a while. Two who decide at
/// the same moment are told that it is done.
/// </summary>
public sealed class MailSorting(
    ParvisDbContext db,
    MailReading reading,
    MailRequests requests,
    MailCopies copies,
    RequestChanges changes,
    Transactions transactions,
    TimeProvider clock
)
{
    /// <summary>Its text and the names of its files, for a person who decides.</summary>
    public async Task<(string Words, IReadOnlyList<string> Files)> ShowAsync(
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(publicId, viewer, keepFiles: false, cancellationToken) is { } mail
            ? (mail.Words, [.. mail.Files.Select(f => f.Name), .. mail.LeftOut])
            : ("", []);

    /// <summary>It belongs to a request since: it is no longer for whoever sorts.</summary>
    public async Task<bool> IsSettledAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        await SettledAsync(publicId, viewer, cancellationToken) is not null;

    /// <summary>Null when there is no such message for this person.</summary>
    public async Task<CitizenRequest?> PutAsync(
        string publicId,
        string? reference,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!RequestReference.TryNormalize(reference, out var known))
            throw new RefusedException("Donnez la référence de la demande, par exemple 26-00412-K.", "Reference");
        if (await ReadAsync(publicId, viewer, keepFiles: true, cancellationToken) is not { } mail)
            return null;
        try
        {
            return await transactions.RunAsync(
                async () =>
                {
                    var stored = await TakeAsync(mail, viewer, cancellationToken);
                    var request = await changes.ApplyAsync(
                        known,
                        RequestAction.Hear,
                        seen: null,
                        viewer,
                        (r, by) =>
                            stored.CircleId is { } circle && circle != r.CircleId
                                ? throw new RefusedException(
                                    "Ce courriel est réservé à un cercle : choisissez une demande de ce cercle.",
                                    "Reference"
                                )
                                : requests.AddAsync(r, mail with { Stored = stored }, by, cancellationToken),
                        cancellationToken,
                        Channel.Email
                    );
                    await SettleAsync(
                        stored,
                        MailState.Filed,
                        MailDecision.PutInRequest,
                        By(viewer),
                        cancellationToken
                    );
                    return request;
                },
                cancellationToken
            );
        }
        catch (RequestNotFoundException)
        {
            throw new RefusedException($"Aucune demande n'a la référence {known}.", "Reference");
        }
    }

    public async Task<CitizenRequest?> RegisterAsync(
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(publicId, viewer, keepFiles: true, cancellationToken) is not { } mail)
            return null;
        return await transactions.RunAsync(
            async () =>
            {
                var stored = await TakeAsync(mail, viewer, cancellationToken);
                var by = By(viewer);
                var request = await requests.RegisterAsync(
                    mail with
                    {
                        Stored = stored,
                    },
                    former: null,
                    cancellationToken,
                    by
                );
                await SettleAsync(stored, MailState.Filed, MailDecision.MadeRequest, by, cancellationToken);
                return request;
            },
            cancellationToken
        );
    }

    /// <summary>How many of them were still waiting for this person.</summary>
    public Task<int> DismissAsync(
        IReadOnlyCollection<string> publicIds,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => MoveAsync(publicIds, MailState.ToSort, MailState.NotARequest, viewer, cancellationToken);

    /// <summary>It was one after all: it waits again.</summary>
    public Task<int> RestoreAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        MoveAsync([publicId], MailState.NotARequest, MailState.ToSort, viewer, cancellationToken);

    Task<int> MoveAsync(
        IReadOnlyCollection<string> publicIds,
        MailState from,
        MailState to,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var mails = await db.Set<StoredMail>()
                    .Unattached(viewer)
                    .Where(m => publicIds.Contains(m.PublicId) && m.State == from)
                    .ToListAsync(cancellationToken);
                var moved = 0;
                foreach (var mail in mails)
                {
                    // Somebody else may have made a request of it meanwhile.
                    var mine = await db.Set<StoredMail>()
                        .Where(m => m.Id == mail.Id && m.State == from)
                        .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, to), cancellationToken);
                    if (mine == 0)
                        continue;
                    moved++;
                    await SettleAsync(
                        mail,
                        to,
                        to == MailState.NotARequest ? MailDecision.NotARequest : null,
                        By(viewer),
                        cancellationToken
                    );
                }

                return moved;
            },
            cancellationToken
        );

    async Task<ReadMail?> ReadAsync(string publicId, Viewer viewer, bool keepFiles, CancellationToken cancellationToken)
    {
        var stored = await db.Set<StoredMail>()
            .AsNoTracking()
            .Unattached(viewer)
            .FirstOrDefaultAsync(m => m.PublicId == publicId, cancellationToken);
        if (stored is null)
            return await SettledAsync(publicId, viewer, cancellationToken) is { } settled
                ? throw settled.Refusal(viewer)
                : null;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == stored.MailboxId, cancellationToken);
        return await reading.ReadOrDescribeAsync(stored, mailbox, keepFiles, cancellationToken);
    }

    /// <summary>Held until the end of the transaction.</summary>
    async Task<StoredMail> TakeAsync(ReadMail mail, Viewer viewer, CancellationToken cancellationToken)
    {
        var id = mail.Stored.Id;
        var mine = await db.Set<StoredMail>()
            .Where(m => m.Id == id && (m.State == MailState.ToSort || m.State == MailState.NotARequest))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.ToSort), cancellationToken);
        if (mine != 1)
            throw (
                await SettledAsync(mail.Stored.PublicId, viewer, cancellationToken) ?? new SettledMail(ById: null)
            ).Refusal(viewer);
        var stored = await db.Set<StoredMail>().SingleAsync(m => m.Id == id, cancellationToken);
        // One that could not be filed has said nothing of itself yet.
        MailFiling.Describe(stored, mail);
        return stored;
    }

    Task<SettledMail?> SettledAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<StoredMail>()
            .Where(MailPolicy.Visible(viewer))
            .Where(m => m.PublicId == publicId && m.RequestId != null)
            .Select(m => new SettledMail(m.SettledById))
            .FirstOrDefaultAsync(cancellationToken);

    async Task SettleAsync(
        StoredMail mail,
        MailState state,
        MailDecision? decision,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        mail.Settle(state, decision, by);
        await copies.FollowFirstAsync(mail, cancellationToken);
    }

    ProcessContext By(Viewer viewer) => new(viewer.AgentId, viewer.Name, clock.GetUtcNow().UtcDateTime, Channel.Email);

    sealed record SettledMail(Guid? ById)
    {
        /// <summary>Pressing twice is not being overtaken by a colleague.</summary>
        public RefusedException Refusal(Viewer viewer) =>
            new(
                ById is not null && ById == viewer.AgentId
                    ? "Vous avez déjà traité ce courriel."
                    : "Un collègue vient de traiter ce courriel."
            );
    }
}
