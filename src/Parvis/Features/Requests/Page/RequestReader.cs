using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Page;

/// <summary>Reads a request's conversation with a handful of commands, whatever its length.</summary>
public sealed class RequestReader(
    ParvisDbContext db,
    OrganisationDirectory directory,
    CurrentViewer viewer,
    TownClock clock
)
{
    /// <summary>One command; null when it does not exist or this person may not know that it does.</summary>
    public async Task<RequestAndPeople?> FindAsync(string? reference, CancellationToken cancellationToken)
    {
        if (!RequestReference.TryNormalize(reference, out var normalized))
            return null;
        var found = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer.Value)
            .Where(r => r.Reference == normalized)
            .Select(r => new
            {
                Record = r,
                People = db.Set<Requester>()
                    .Where(p => p.Id == r.RequesterId || p.Id == r.RepresentativeId)
                    .Select(p => new RequestPerson
                    {
                        Id = p.Id,
                        PublicId = p.PublicId,
                        Name = p.DisplayName,
                        Language = p.Language,
                        OpenRequests = p.OpenRequests,
                        Contacts = p
                            .ContactPoints.OrderByDescending(c => c.Preferred)
                            .ThenBy(c => c.Id)
                            .Select(c => new PersonContact(c.Kind, c.Value))
                            .ToList(),
                        RefusesEmail = p.RefusesEmail,
                        Needs = db.Set<RequesterNeed>()
                            .Where(n => n.RequesterId == p.Id)
                            .OrderBy(n => n.Id)
                            .Select(n => n.What)
                            .ToList(),
                    })
                    .ToList(),
            })
            .AsSingleQuery()
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var serves =
            viewer.Value.IsReception || (found.Record.IsOpen && viewer.Value.Handles(found.Record.DepartmentId));
        return new RequestAndPeople(
            found.Record,
            serves ? found.People : [.. found.People.Select(p => p with { Needs = [] })]
        );
    }

    public async Task<IReadOnlyList<TimelineItem>> TimelineAsync(
        CitizenRequest request,
        int after,
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
        var notes = events.Exists(e => e.Happened is NoteAdded)
            ? await db.Set<Note>()
                .AsNoTracking()
                .Where(n => n.RequestId == request.Id)
                .ToDictionaryAsync(n => n.Id, cancellationToken)
            : [];
        var opinions = events.Exists(e => e.Happened is OpinionAsked)
            ? await db.Set<Opinion>()
                .AsNoTracking()
                .Where(o => o.RequestId == request.Id)
                .ToDictionaryAsync(o => o.Id, cancellationToken)
            : [];
        var files = events.Exists(e => e.Happened is MessageReceived or ReplyQueued or ReplySent or FileAdded)
            ? await db.Set<RequestFile>()
                .AsNoTracking()
                .Where(f => f.RequestId == request.Id)
                .OrderBy(f => f.Id)
                .ToListAsync(cancellationToken)
            : [];
        return [.. events.Where(e => !IsRepeated(e.Happened)).Select(e => Item(e.Entry, e.Happened))];

        TimelineItem Item(TimelineEvent entry, RequestEvent? happened)
        {
            var message = MessageId(happened) is { } id ? messages.GetValueOrDefault(id) : null;
            var opinion = happened is OpinionAsked asked ? opinions.GetValueOrDefault(asked.OpinionId) : null;
            return new TimelineItem
            {
                Sequence = entry.Sequence,
                At = TimeZoneInfo.ConvertTimeFromUtc(entry.At, zone),
                Actor = entry.Actor,
                Sentence = TimelineText.Describe(happened, organisation),
                Message = message,
                Note = happened is NoteAdded added ? notes.GetValueOrDefault(added.NoteId) : null,
                Opinion = opinion,
                DepartmentName = organisation.DepartmentName(opinion?.DepartmentId),
                MayGiveOpinion =
                    opinion is { Answer: null } && viewer.Value.Departments.ContainsKey(opinion.DepartmentId),
                Files = happened is FileAdded file
                    ? [.. files.Where(f => f.Id == file.FileId)]
                    : [.. files.Where(f => message is not null && f.CorrespondenceId == message.Id)],
                Reference = request.Reference,
            };
        }
    }

    async Task<Dictionary<long, Correspondence>> MessagesAsync(
        long requestId,
        IEnumerable<RequestEvent?> events,
        CancellationToken cancellationToken
    ) =>
        events.Any(e => MessageId(e) is not null)
            ? await db.Set<Correspondence>()
                .AsNoTracking()
                .Where(c => c.RequestId == requestId)
                .ToDictionaryAsync(c => c.Id, cancellationToken)
            : [];

    static long? MessageId(RequestEvent? happened) =>
        happened switch
        {
            MessageReceived received => received.MessageId,
            ReplyQueued queued => queued.MessageId,
            _ => null,
        };

    /// <summary>The opinion shows under the question; saying again that it was given adds nothing.</summary>
    static bool IsRepeated(RequestEvent? happened) => happened is OpinionGiven;
}
