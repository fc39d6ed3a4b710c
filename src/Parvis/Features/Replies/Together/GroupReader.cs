using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Together;

/// <summary>Reads a group, and who gets what from it. What became confidential since is in none.</summary>
public sealed class GroupReader(
    ParvisDbContext db,
    ReplyFactsReader facts,
    ApprovalPlanner planner,
    ILastSender lastSender
)
{
    /// <summary>Whoever made it, and the pilot.</summary>
    public IQueryable<GroupReply> VisibleTo(Viewer viewer)
    {
        var me = viewer.AccountId;
        var all = viewer.IsPilot;
        return db.Set<GroupReply>().Where(g => all || g.AccountId == me);
    }

    /// <summary>To be shown: what is about to be written is read again, for the page keeps what is typed meanwhile.</summary>
    public Task<GroupReply?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        VisibleTo(viewer).AsNoTracking().FirstOrDefaultAsync(g => g.PublicId == publicId, cancellationToken);

    /// <summary>To be written.</summary>
    public Task<GroupReply?> LoadAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        VisibleTo(viewer).FirstOrDefaultAsync(g => g.PublicId == publicId, cancellationToken);

    public Task<List<GroupLine>> ListAsync(Viewer viewer, CancellationToken cancellationToken) =>
        VisibleTo(viewer)
            .AsNoTracking()
            .OrderByDescending(g => g.Id)
            .Take(100)
            .Select(g => new GroupLine(
                g,
                db.Set<GroupReplyRequest>().Count(r => r.GroupReplyId == g.Id),
                db.Set<GroupReplyRequest>().Count(r => r.GroupReplyId == g.Id && r.Outcome == GroupOutcome.Aside)
            ))
            .ToListAsync(cancellationToken);

    /// <summary>In the order of the list they were chosen in; the price is the same for one and for all.</summary>
    public async Task<IReadOnlyList<GroupRecipient>> RecipientsAsync(
        GroupReply group,
        GroupText text,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var rows = Rows(group.Id);
        var found = await (
            from row in rows
            join request in Ordinary on row.RequestId equals request.Id
            join draft in db.Set<ReplyDraft>() on request.Id equals draft.RequestId into drafts
            from draft in drafts.DefaultIfEmpty()
            orderby row.Id
            select new { request, draft }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var requests = found.Select(f => f.request).ToList();
        var approved = await planner.ApprovedAsync(requests, cancellationToken);
        var partner = await PartnerAsync(group, cancellationToken);
        var judge = new GroupJudge(text, viewer);
        return
        [
            .. (await facts.ReadAsync(requests, cancellationToken)).Zip(
                found,
                (known, f) =>
                    judge.Judge(
                        known with
                        {
                            Partner = partner,
                        },
                        known.Addressees.SelectMany(a => a.GoodEmails).FirstOrDefault(),
                        f.draft,
                        approved.Contains(f.request.Id)
                    )
            ),
        ];
    }

    /// <summary>One of them, to the very address, as it stands now. In the transaction of who sends it.</summary>
    public async Task<GroupRecipient?> RecipientAsync(
        GroupReply group,
        long requestId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var request = await Ordinary.AsNoTracking().FirstOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        if (request is null)
            return null;
        var known = await facts.ReadAsync(request, cancellationToken) with
        {
            Partner = await PartnerAsync(group, cancellationToken),
        };
        return new GroupJudge(group.Text, viewer).Judge(
            known,
            await lastSender.UsualEmailAsync(request, known.Addressees, cancellationToken),
            await db.Set<ReplyDraft>()
                .AsNoTracking()
                .FirstOrDefaultAsync(d => d.RequestId == requestId, cancellationToken),
            isApproved: false
        );
    }

    /// <summary>To which address mail would go: several people of one request may each have theirs.</summary>
    public Task<string?> EmailAsync(ReplyFacts known, CancellationToken cancellationToken) =>
        lastSender.UsualEmailAsync(known.Request, known.Addressees, cancellationToken);

    public Task<List<GroupResult>> ResultsAsync(GroupReply group, CancellationToken cancellationToken)
    {
        var rows = Rows(group.Id);
        return (
            from row in rows
            join request in Ordinary.AsRows(db) on row.RequestId equals request.Id
            orderby row.Id
            select new GroupResult(
                request.Reference,
                request.Subject,
                request.RequesterName ?? "",
                row.Outcome,
                row.Why
            )
        ).ToListAsync(cancellationToken);
    }

    IQueryable<GroupReplyRequest> Rows(long groupId) =>
        db.Set<GroupReplyRequest>().AsNoTracking().Where(r => r.GroupReplyId == groupId);

    IQueryable<CitizenRequest> Ordinary => db.Set<CitizenRequest>().Where(r => r.CircleId == null);

    async Task<PartnerAuthority?> PartnerAsync(GroupReply group, CancellationToken cancellationToken) =>
        group.PartnerId is { } id
            ? await db.Set<PartnerAuthority>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
            : null;
}

/// <summary>A group in the list of them.</summary>
public sealed record GroupLine(GroupReply Group, int Requests, int Aside);

/// <summary>What became of a request of a group that was sent.</summary>
public sealed record GroupResult(string Reference, string Subject, string Name, GroupOutcome Outcome, string Why);
