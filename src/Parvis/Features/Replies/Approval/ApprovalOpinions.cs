using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies.Approval;

/// <summary>Several departments are asked at once what they think of a proposed answer; whoever is late holds nothing up.</summary>
public sealed class ApprovalOpinions(
    ParvisDbContext db,
    RequestChanges changes,
    OrganisationDirectory directory,
    TownClock clock
)
{
    /// <summary>How many were asked; null when there is no such answer for this person.</summary>
    public async Task<int?> AskAsync(
        string publicId,
        OpinionQuestion asked,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from round in db.Set<ApprovalRound>().AsNoTracking()
            where round.PublicId == publicId
            join request in db.Set<CitizenRequest>().VisibleTo(viewer) on round.RequestId equals request.Id
            select new { round.Id, request.Reference }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        await RefuseIncompleteAsync(asked, cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var departments = asked
            .Departments.Distinct()
            .Select(id => organisation.Department(id))
            .OfType<DepartmentEntry>()
            .ToList();
        await changes.ApplyAsync(
            found.Reference,
            RequestAction.Approve,
            seen: null,
            viewer,
            async (request, by) =>
            {
                var round = await db.Set<ApprovalRound>().SingleAsync(r => r.Id == found.Id, cancellationToken);
                if (!round.IsWaiting)
                    throw new RefusedException(round.EndInFrench);
                if (!MayAsk(viewer, request, round))
                    throw new RefusedException("Un avis se demande par qui a écrit la réponse ou par qui la valide.");
                foreach (var department in departments)
                    await AskOneAsync(request, department, asked, organisation, by, cancellationToken);
            },
            cancellationToken
        );
        return departments.Count;
    }

    public static bool MayAsk(Viewer viewer, CitizenRequest request, ApprovalRound round) =>
        RequestPolicy.MayApprove(viewer, round.HolderAgentId)
        || RequestPolicy.Allows(viewer, request, RequestAction.AskOpinion);

    async Task AskOneAsync(
        CitizenRequest request,
        DepartmentEntry department,
        OpinionQuestion asked,
        OrganisationSnapshot organisation,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        Handlers.RefuseOutside(organisation, department, request);
        var known = await db.Set<Opinion>()
            .AnyAsync(
                o => o.RequestId == request.Id && o.DepartmentId == department.Id && o.Answer == null,
                cancellationToken
            );
        if (known)
            throw new RefusedException($"L'avis du service {department.Name} est déjà demandé.", "Departments");
        var opinion = new Opinion
        {
            RequestId = request.Id,
            DepartmentId = department.Id,
            AskedById = by.AgentId,
            AskedBy = by.Name,
            AskedAt = by.At,
            Question = asked.Question!.Trim(),
            ExpectedOn = asked.ExpectedOn,
        };
        db.Add(opinion);
        // Its event needs its number.
        await db.SaveChangesAsync(cancellationToken);
        request.AskOpinion(opinion.Id, department.Id, department.Name);
    }

    async Task RefuseIncompleteAsync(OpinionQuestion asked, CancellationToken cancellationToken)
    {
        if (asked.Departments.Count == 0)
            throw new RefusedException("Choisissez au moins un service.", "Departments");
        if (string.IsNullOrWhiteSpace(asked.Question))
            throw new RefusedException("Écrivez votre question.", "Question");
        if (asked.ExpectedOn is not { } day)
            throw new RefusedException("Dites pour quel jour.", "ExpectedOn");
        if (day < await clock.TodayAsync(cancellationToken))
            throw new RefusedException("Choisissez une date à venir.", "ExpectedOn");
    }
}

public sealed record OpinionQuestion(IReadOnlyList<Guid> Departments, string? Question, DateOnly? ExpectedOn);
