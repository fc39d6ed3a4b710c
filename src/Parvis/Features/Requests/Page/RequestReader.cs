using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Page;

/// <summary>Reads a request's conversation with a handful of commands, whatever its length.</summary>
public sealed class RequestReader(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer,
    TownClock clock
)
{
    /// <summary>Who asks and who acts for them; what the town must do for them is only for who serves them.</summary>
    public async Task<IReadOnlyList<RequestPerson>> PeopleAsync(
        CitizenRequest request,
        CancellationToken cancellationToken
    )
    {
        var (one, two) = (request.RequesterId, request.RepresentativeId);
        if (one is null && two is null)
            return [];
        var serves = PeopleServed.Serves(viewer.Value, request.IsOpen ? [request.DepartmentId] : []);
        var people = await db.Set<Requester>()
            .Where(r => r.Id == one || r.Id == two)
            .Select(r => new RequestPerson
            {
                Id = r.Id,
                PublicId = r.PublicId,
                Name = r.DisplayName,
                Language = r.Language,
                OpenRequests = r.OpenRequests,
                RefusesEmail = r.RefusesEmail,
                Contacts = r
                    .ContactPoints.OrderByDescending(c => c.Preferred)
                    .ThenBy(c => c.Id)
                    .Select(c => new ContactOptions(c.Kind, c.Value, c.Label, c.Preferred, c.FailedAt)
                    {
                        TakesTexts = c.TextsAgreedAt != null && c.TextsStoppedAt == null,
                    })
                    .ToList(),
                Needs = db.Set<RequesterNeed>()
                    .Where(n => n.RequesterId == r.Id)
                    .OrderBy(n => n.Id)
                    .Select(n => n.What)
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(cancellationToken);
        return serves ? people : people.ConvertAll(p => p with { Needs = [] });
    }

    /// <param name="known">Requests the viewer is known to see: those linked to this one.</param>
    public async Task<IReadOnlyList<TimelineItem>> TimelineAsync(
        CitizenRequest request,
        int after,
        IEnumerable<long> known,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        var entries = await db.Set<TimelineEvent>()
            .AsNoTracking()
            .Where(e => e.RequestId == request.Id && e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancellationToken);
        var events = entries.ConvertAll(e => (Entry: e, Happened: Timeline.Read(e.Verb, e.Payload)));
        var messages = await MessagesAsync(request.Id, events.Select(e => e.Happened), cancellationToken);
        // What the request was made of: without it nothing would be asked.
        var firstSaid = messages
            .Values.Where(m => m.Direction == Direction.Incoming)
            .Select(m => m.Id)
            .DefaultIfEmpty()
            .Min();
        var (notes, opinions) = events.Exists(e => e.Happened is NoteAdded or OpinionAsked)
            ? await WordsOfColleaguesAsync(request.Id, cancellationToken)
            : ([], []);
        var files = events.Exists(e => e.Happened is MessageReceived or ReplyQueued or ReplySent or FileAdded)
            ? await db.Set<RequestFile>()
                .AsNoTracking()
                .Where(f => f.RequestId == request.Id)
                .OrderBy(f => f.Id)
                .ToListAsync(cancellationToken)
            : [];
        var others = await VisibleAsync(events.Select(e => OtherId(e.Happened)), [.. known], cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        return
        [
            .. events
                .Where(e => !IsRepeated(e.Happened))
                .Where(e => OtherId(e.Happened) is not { } other || others.Contains(other))
                .Select(e => Item(e.Entry, e.Happened)),
        ];

        TimelineItem Item(TimelineEvent entry, RequestEvent? happened)
        {
            var message = MessageId(happened) is { } id ? messages.GetValueOrDefault(id) : null;
            var opinion = happened is OpinionAsked asked ? opinions.GetValueOrDefault(asked.OpinionId) : null;
            return new TimelineItem
            {
                Sequence = entry.Sequence,
                At = TimeZoneInfo.ConvertTimeFromUtc(entry.At, zone),
                Actor = entry.Actor,
                Sentence = TimelineText.Describe(Told(happened, tree), organisation),
                Message = message,
                PlacedBy =
                    happened is MessageReceived && message?.OriginalId is not null && entry.AgentId is not null
                        ? entry.Actor
                        : null,
                IsOfApproval = happened is ApprovalAsked or ApprovalGiven or ApprovalRefused,
                IsOfInterpreter = happened is InterpreterAsked or InterpreterNoted,
                IsOfMachine = happened is MachineAnswered or MailReturned,
                Receipt = happened is RegistrationReceiptIssued issued ? ReceiptOf(issued) : null,
                Note = happened is NoteAdded added ? notes.GetValueOrDefault(added.NoteId) : null,
                Opinion = opinion,
                DepartmentName = organisation.DepartmentName(opinion?.DepartmentId),
                MayGiveOpinion =
                    opinion is { Answer: null } && RequestPolicy.MayGiveOpinion(viewer.Value, opinion.DepartmentId),
                Files = happened is FileAdded file
                    ? [.. files.Where(f => f.Id == file.FileId)]
                    : [.. files.Where(f => message is not null && f.CorrespondenceId == message.Id)],
                MayDetach =
                    message?.OriginalId is not null
                    && message.Id != firstSaid
                    && RequestPolicy.Allows(viewer.Value, request, RequestAction.Split),
                Reference = request.Reference,
            };
        }

        Correspondence? ReceiptOf(RegistrationReceiptIssued issued) =>
            messages
                .Values.Where(m => m.Kind == CorrespondenceKind.RegistrationReceipt)
                .Where(m => m.Channel == issued.Channel && m.Recipient == issued.Recipient)
                .MaxBy(m => m.Id);
    }

    /// <summary>A request that is confidential now exists in no other one's history for who is outside its circle.</summary>
    async Task<HashSet<long>> VisibleAsync(
        IEnumerable<long?> named,
        HashSet<long> known,
        CancellationToken cancellationToken
    )
    {
        var ids = named.OfType<long>().Where(id => !known.Contains(id)).ToList();
        if (ids.Count > 0)
            known.UnionWith(
                await db.Set<CitizenRequest>()
                    .VisibleTo(viewer.Value)
                    .Where(r => ids.Contains(r.Id))
                    .Select(r => r.Id)
                    .ToListAsync(cancellationToken)
            );
        return known;
    }

    static long? OtherId(RequestEvent? happened) =>
        happened switch
        {
            RequestLinked linked => linked.OtherId,
            RequestUnlinked unlinked => unlinked.OtherId,
            RequestSplit split => split.PartId,
            RequestMerged merged => merged.IntoId,
            RequestAbsorbed absorbed => absorbed.OtherId,
            MergeUndone undone => undone.OtherId,
            MessageDetached detached => detached.IntoId,
            _ => null,
        };

    /// <summary>The name of a confidential topic it had for a while says too much.</summary>
    RequestEvent? Told(RequestEvent? happened, TopicTree tree) =>
        happened is TopicChanged { To: { } to } changed && tree.Find(to) is { } topic && !topic.ExistsFor(viewer.Value)
            ? changed with
            {
                ToName = "",
            }
            : happened;

    async Task<Dictionary<long, Correspondence>> MessagesAsync(
        long requestId,
        IEnumerable<RequestEvent?> events,
        CancellationToken cancellationToken
    ) =>
        events.Any(e => MessageId(e) is not null || e is RegistrationReceiptIssued { Recipient: not null })
            ? await db.Set<Correspondence>()
                .AsNoTracking()
                .Include(c => c.Printed)
                .Where(c => c.RequestId == requestId)
                .ToDictionaryAsync(c => c.Id, cancellationToken)
            : [];

    /// <summary>Notes and opinions are few: one command for both.</summary>
    async Task<(Dictionary<long, Note> Notes, Dictionary<long, Opinion> Opinions)> WordsOfColleaguesAsync(
        long requestId,
        CancellationToken cancellationToken
    )
    {
        var words = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => r.Id == requestId)
            .Select(r => new
            {
                Notes = db.Set<Note>().Where(n => n.RequestId == r.Id).ToList(),
                Opinions = db.Set<Opinion>().Where(o => o.RequestId == r.Id).ToList(),
            })
            .AsSingleQuery()
            .SingleAsync(cancellationToken);
        return (words.Notes.ToDictionary(n => n.Id), words.Opinions.ToDictionary(o => o.Id));
    }

    static long? MessageId(RequestEvent? happened) =>
        happened switch
        {
            MessageReceived received => received.MessageId,
            ReplyQueued queued => queued.MessageId,
            NoticePrepared prepared => prepared.MessageId,
            NewsQueued news => news.MessageId,
            _ => null,
        };

    /// <summary>The opinion shows under the question; saying again that it was given adds nothing.</summary>
    static bool IsRepeated(RequestEvent? happened) => happened is OpinionGiven;
}
