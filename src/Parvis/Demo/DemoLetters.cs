using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Postal;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Demo;

/// <summary>Answers by letter: some wait to be printed, the first were given to the post this morning.</summary>
public sealed class DemoLetters(
    ParvisDbContext db,
    ViewerStore viewers,
    ReplySending sending,
    RequestChanges changes,
    LetterPosting posting
)
{
    const int Written = 8;
    const int Posted = 3;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (
            var (letter, place) in (await ChooseAsync(cancellationToken)).Select((letter, place) => (letter, place))
        )
        {
            db.ChangeTracker.Clear();
            var viewer = (await viewers.FindAgainAsync(letter.AccountId, cancellationToken))!;
            if (await WriteAsync(letter, viewer, cancellationToken) && place < Posted)
                await PostAsync(letter.Reference, viewer, cancellationToken);
        }
    }

    async Task<bool> WriteAsync(Chosen letter, Viewer viewer, CancellationToken cancellationToken)
    {
        var request = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .SingleAsync(r => r.Id == letter.Id, cancellationToken);
        var people = await db.AddresseesAsync(request, cancellationToken);
        if (people.Envelope() is not { } envelope)
            return false;
        await sending.SendAsync(
            letter.Reference,
            new ReplyContent
            {
                Channel = Channel.Post,
                Recipient = envelope,
                Subject = ReplySending.NeutralSubject(letter.Reference),
                Body =
                    "Madame, Monsieur,\n\nVotre demande a été examinée par le service, qui vous donne une suite favorable.\n\nUn agent vous appellera cette semaine pour convenir d'un rendez-vous. Si vous préférez écrire, répondez à l'adresse en tête de cette lettre en rappelant la référence.\n\nCordialement,",
            },
            letter.LastSequence,
            ReplyDrafts.NoVersion,
            viewer,
            cancellationToken
        );
        return true;
    }

    async Task PostAsync(string reference, Viewer viewer, CancellationToken cancellationToken)
    {
        var letter = await db.Set<Correspondence>()
            .Where(c => c.State == CorrespondenceState.ToPrint)
            .Where(c => db.Set<CitizenRequest>().Any(r => r.Id == c.RequestId && r.Reference == reference))
            .Select(c => c.PublicId)
            .FirstAsync(cancellationToken);
        await changes.ApplyAsync(
            reference,
            RequestAction.PostLetter,
            seen: null,
            viewer,
            (request, by) => posting.PostAsync(request, letter, on: null, by, cancellationToken),
            cancellationToken,
            Channel.Post
        );
    }

    /// <summary>Of agents who can sign in, for people with an address, where nobody else approves the answer.</summary>
    Task<List<Chosen>> ChooseAsync(CancellationToken cancellationToken) =>
        (
            from request in db.Set<CitizenRequest>()
            where request.Status == RequestStatus.InProgress && request.CircleId == null
            where !db.Set<ApprovalCircuit>().Any(c => c.TopicId == request.TopicId)
            join handler in db.Set<Agent>() on request.HandlerId equals handler.Id
            where handler.Active && handler.AccountId != null
            where handler.Memberships.Any(m => m.DepartmentId == request.DepartmentId)
            join person in db.Set<Requester>() on request.RequesterId equals person.Id
            where
                person.MergedIntoId == null
                && person.ContactPoints.Any(c => c.Kind == ContactKind.Address && c.FailedAt == null)
            orderby request.ReceivedAt descending, request.Id
            select new Chosen(request.Id, request.Reference, request.LastSequence, handler.AccountId!.Value)
        )
            .Take(Written)
            .ToListAsync(cancellationToken);

    sealed record Chosen(long Id, string Reference, int LastSequence, Guid AccountId);
}
