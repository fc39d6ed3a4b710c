using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>A message about a request that is over: thanks, a reason to open it again, or to make another one.</summary>
public sealed class ClosedRequestMail(
    ParvisDbContext db,
    RequestChanges changes,
    SettingsStore settings,
    ServiceTargets targets,
    MailDetaching detaching
) : IHandle<RequestReopened>
{
    const string WroteAgain = "L'usager a écrit de nouveau.";

    const string Done = "Un collègue vient de traiter ce courriel.";

    /// <summary>Nothing is reopened; null when there is no such message for this person.</summary>
    public async Task<StoredMail?> ThankAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not var (mail, reference))
            return null;
        await changes.ApplyAsync(
            reference,
            RequestAction.Reopen,
            seen: null,
            viewer,
            async (request, by) =>
            {
                await ClaimAsync(mail, cancellationToken);
                request.NoteThanks(mail.PublicId);
                mail.Settle(MailState.Filed, MailDecision.SimpleThanks, by);
            },
            cancellationToken
        );
        return mail;
    }

    public async Task<CitizenRequest?> ReopenAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not var (mail, reference))
            return null;
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        return await changes.ApplyAsync(
            reference,
            RequestAction.Reopen,
            seen: null,
            viewer,
            async (request, by) =>
                request.Reopen(
                    WroteAgain,
                    rules.ReopenWindowDays,
                    await targets.AcceptBeforeAsync(by.At, cancellationToken),
                    by,
                    // They wrote in time, whenever somebody reads it.
                    mail.ReceivedAt
                ),
            cancellationToken
        );
    }

    /// <summary>Outside any transaction. It came too late: a new request, linked to the one that is over.</summary>
    public async Task<CitizenRequest?> FollowUpAsync(
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(publicId, viewer, cancellationToken) is var (mail, reference)
            ? await detaching.FollowUpAsync(
                reference,
                publicId,
                viewer,
                () => ClaimAsync(mail, cancellationToken),
                cancellationToken
            )
            : null;

    /// <summary>Whichever way it was reopened, what was written about it is part of it now.</summary>
    public async Task HandleAsync(
        CitizenRequest request,
        RequestReopened happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var waiting = await db.Set<StoredMail>()
            .Where(m => m.RequestId == request.Id && m.State == MailState.ToRead)
            .ToListAsync(cancellationToken);
        foreach (var mail in waiting)
            mail.Settle(MailState.Filed, MailDecision.Reopened, by);
    }

    async Task<(StoredMail Mail, string Reference)?> FindAsync(
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from mail in db.Set<StoredMail>()
            where mail.PublicId == publicId
            join request in db.Set<CitizenRequest>().VisibleTo(viewer) on mail.RequestId equals request.Id
            select new { mail, request }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        if (!RequestPolicy.Allows(viewer, found.request, RequestAction.Reopen))
            throw new RefusedException(
                "Cette action revient au service qui avait la demande, à l'accueil ou au pilote."
            );
        return found.mail.State == MailState.ToRead
            ? (found.mail, found.request.Reference)
            : throw new RefusedException(Done);
    }

    /// <summary>Two who decide at the same moment are not both told that it is done.</summary>
    async Task ClaimAsync(StoredMail mail, CancellationToken cancellationToken)
    {
        var mine = await db.Set<StoredMail>()
            .Where(m => m.Id == mail.Id && m.State == MailState.ToRead)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Filed), cancellationToken);
        if (mine != 1)
            throw new RefusedException(Done);
    }
}
