using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval;

/// <summary>Reads answers that wait, whatever their number, in five SQL commands.</summary>
public sealed class ApprovalReader(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TownClock clock,
    ShownRecords shown
)
{
    public const int Shown = 30;

    /// <summary>The oldest first: <see cref="Shown"/> and one more when there are others.</summary>
    public async Task<IReadOnlyList<Proposal>> WaitingForAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var mine = viewer.WorkOf;
        var rows = await Rows(viewer)
            .Where(r => r.Round.HolderAgentId != null && mine.Contains(r.Round.HolderAgentId.Value))
            .OrderBy(r => r.Round.HeldSince)
            .ThenBy(r => r.Round.Id)
            .Take(Shown + 1)
            .ToListAsync(cancellationToken);
        return await CompleteAsync(rows, viewer, cancellationToken);
    }

    /// <summary>Null when there is none for this person.</summary>
    public async Task<Proposal?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var rows = await Rows(viewer).Where(r => r.Round.PublicId == publicId).ToListAsync(cancellationToken);
        return (await CompleteAsync(rows, viewer, cancellationToken)).SingleOrDefault();
    }

    /// <summary>What waits for an elected official: nothing confidential, whatever else they may see.</summary>
    public async Task<Proposal?> FindForOfficialAsync(
        Guid official,
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from round in db.Set<ApprovalRound>().AsNoTracking()
            where round.PublicId == publicId && round.HolderOfficialId == official
            join request in db.Set<CitizenRequest>().AsNoTracking() on round.RequestId equals request.Id
            where request.CircleId == null
            select new Row { Round = round, Request = request }
        ).ToListAsync(cancellationToken);
        return (await CompleteAsync(rows, viewer, cancellationToken)) is [var only] ? only : null;
    }

    public Task<string?> ReferenceAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(viewer)
            .Where(r => r.Round.PublicId == publicId)
            .Select(r => r.Request.Reference)
            .FirstOrDefaultAsync(cancellationToken);

    IQueryable<Row> Rows(Viewer viewer) =>
        from round in db.Set<ApprovalRound>().AsNoTracking()
        join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer) on round.RequestId equals request.Id
        select new Row { Round = round, Request = request };

    async Task<IReadOnlyList<Proposal>> CompleteAsync(
        List<Row> rows,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.ConvertAll(r => r.Request.Id);
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        var files = rows.Exists(r => r.Round.Files.Count > 0)
            ? await db.Set<RequestFile>()
                .AsNoTracking()
                .Where(f => ids.Contains(f.RequestId))
                .ToListAsync(cancellationToken)
            : [];
        var words = await db.Set<Correspondence>()
            .Where(c => ids.Contains(c.RequestId) && c.Direction == Direction.Incoming)
            .Where(c =>
                !db.Set<Correspondence>()
                    .Any(o => o.RequestId == c.RequestId && o.Direction == Direction.Incoming && o.Id > c.Id)
            )
            .Select(c => new { c.RequestId, c.Body })
            .ToDictionaryAsync(c => c.RequestId, c => c.Body, cancellationToken);
        var opinions = await db.Set<Opinion>()
            .AsNoTracking()
            .Where(o => ids.Contains(o.RequestId))
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);
        var refused = await db.Set<ApprovalRound>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.RequestId) && r.State == ApprovalState.Refused)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
            shown.Note(row.Request);
        return [.. rows.Select(One)];

        DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);

        Proposal One(Row row)
        {
            var round = row.Round;
            var holder = round.HolderAgentId;
            var mine = RequestPolicy.MayApprove(viewer, holder);
            return new Proposal
            {
                Round = round,
                Reference = row.Request.Reference,
                About = row.Request.Subject,
                RequestIsOpen = row.Request.IsOpen,
                IsConfidential = row.Request.CircleId is not null,
                AskedAt = Local(round.AskedAt),
                HeldSince = Local(round.HeldSince),
                LastWord = words.GetValueOrDefault(row.Request.Id, ""),
                Files = [.. files.Where(f => f.RequestId == row.Request.Id && round.Files.Contains(f.PublicId))],
                Changes = ChangesOf(round, refused),
                Opinions =
                [
                    .. opinions
                        .Where(o => o.RequestId == round.RequestId && o.AskedAt >= round.AskedAt)
                        .Where(o => round.EndedAt is null || o.AskedAt <= round.EndedAt)
                        .Select(o => new ProposalOpinion(
                            o,
                            organisation.DepartmentName(o.DepartmentId),
                            o.Answer is null && o.ExpectedOn < today
                        )),
                ],
                MayAskOpinions =
                    round.IsWaiting && row.Request.IsOpen && ApprovalOpinions.MayAsk(viewer, row.Request, round),
                IsMine = mine,
                ActingFor = mine && holder != viewer.AgentId ? organisation.AgentName(holder) : null,
            };
        }
    }

    /// <summary>Since it was refused, then by each who approved it.</summary>
    public static IReadOnlyList<Change> ChangesOf(ApprovalRound round, IEnumerable<ApprovalRound> refused)
    {
        var texts = round.Steps.Where(s => s.BodyBefore is not null).ToList();
        var first = texts is [var changed, ..]
            ? Text(changed.SubjectBefore!, changed.BodyBefore!)
            : Text(round.Subject, round.Body);
        var changes = new List<Change>();
        var former = refused.Where(r => r.RequestId == round.RequestId && r.Id < round.Id).MaxBy(r => r.Id);
        if (former is not null)
            changes.Add(
                new Change(
                    $"Ce qui a changé depuis le refus de {former.EndedBy}",
                    former.Comment,
                    WordDifference.Between(Text(former.Subject, former.Body), first)
                )
            );
        for (var i = 0; i < texts.Count; i++)
        {
            var after =
                i + 1 < texts.Count
                    ? Text(texts[i + 1].SubjectBefore!, texts[i + 1].BodyBefore!)
                    : Text(round.Subject, round.Body);
            changes.Add(
                new Change(
                    $"Modifié par {texts[i].ActedBy}",
                    texts[i].Words ?? "",
                    WordDifference.Between(Text(texts[i].SubjectBefore!, texts[i].BodyBefore!), after)
                )
            );
        }

        return changes;
    }

    static string Text(string subject, string body) => subject.Length == 0 ? body : $"{subject}\n\n{body}";

    sealed record Row
    {
        public required ApprovalRound Round { get; init; }

        public required CitizenRequest Request { get; init; }
    }
}
