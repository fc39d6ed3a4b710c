using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Surveys.Panel;

namespace Parvis.Features.Surveys.Improvements;

/// <summary>The door to improvement actions, and to what they come from.</summary>
public sealed class ImprovementService(ParvisDbContext db, TimeProvider clock)
{
    const int MostShown = 200;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Open ones first, by their date; then those that ended, latest first.</summary>
    public Task<List<ImprovementAction>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<ImprovementAction>()
            .AsNoTracking()
            .OrderBy(a => a.State != ImprovementState.Open)
            .ThenBy(a => a.State == ImprovementState.Open ? a.DueOn : DateOnly.MaxValue)
            .ThenByDescending(a => a.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public Task<List<ImprovementAction>> OpenAsync(CancellationToken cancellationToken) =>
        db.Set<ImprovementAction>()
            .AsNoTracking()
            .Where(a => a.State == ImprovementState.Open)
            .OrderBy(a => a.DueOn)
            .ThenBy(a => a.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public Task<ImprovementAction?> FindAsync(string publicId, CancellationToken cancellationToken) =>
        db.Set<ImprovementAction>().FirstOrDefaultAsync(a => a.PublicId == publicId, cancellationToken);

    public async Task<ImprovementAction> AddAsync(
        ImprovementOptions options,
        string by,
        CancellationToken cancellationToken
    )
    {
        var action = new ImprovementAction { At = Now, By = by.CutTo(ImprovementAction.MaxBy) };
        action.Edit(options);
        db.Add(action);
        // What it comes from needs its number.
        await db.SaveChangesAsync(cancellationToken);
        return action;
    }

    public void End(ImprovementAction action, ImprovementState state, string? outcome) =>
        action.End(state, outcome, Now);

    /// <summary>An opinion whose request the viewer reads; it counts as read.</summary>
    public async Task<bool> LinkOpinionAsync(
        ImprovementAction action,
        long answerId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await OpinionAsync(answerId, viewer, cancellationToken) is not { } found)
            return false;
        found.Answer.Read(Now);
        var known = await db.Set<ImprovementSource>()
            .AnyAsync(s => s.ActionId == action.Id && s.AnswerId == answerId, cancellationToken);
        if (!known)
            db.Add(new ImprovementSource { ActionId = action.Id, AnswerId = answerId });
        return true;
    }

    /// <returns>Whether there is such a finding.</returns>
    public async Task<bool> LinkFindingAsync(
        ImprovementAction action,
        long findingId,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Set<PanelFinding>().AnyAsync(f => f.Id == findingId, cancellationToken))
            return false;
        db.Add(new ImprovementSource { ActionId = action.Id, FindingId = findingId });
        return true;
    }

    /// <summary>Null when there is none, or its request is not the viewer's to read.</summary>
    public async Task<(SurveyAnswer Answer, CitizenRequest Request)?> OpinionAsync(
        long answerId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from answer in db.Set<SurveyAnswer>()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on answer.RequestId equals request.Id
            where answer.Id == answerId
            select new { answer, request }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.answer, found.request);
    }

    /// <summary>A request that complains; never a confidential one, which is named nowhere.</summary>
    public async Task LinkRequestAsync(
        ImprovementAction action,
        string? reference,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var known = RequestReference.TryNormalize(reference, out var normalized)
            ? await db.Set<CitizenRequest>()
                .AsNoTracking()
                .VisibleTo(viewer)
                .Where(r => r.Reference == normalized && r.CircleId == null && r.ErasedAt == null)
                .Select(r => (long?)r.Id)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        if (known is not { } id)
            throw new RefusedException(
                "Aucune demande ordinaire ne porte cette référence : relisez-la, par exemple 26-00412-K.",
                "Reference"
            );
        if (
            !await db.Set<ImprovementSource>()
                .AnyAsync(s => s.ActionId == action.Id && s.RequestId == id, cancellationToken)
        )
            db.Add(new ImprovementSource { ActionId = action.Id, RequestId = id });
    }

    public async Task UnlinkAsync(ImprovementAction action, long sourceId, CancellationToken cancellationToken)
    {
        var source = await db.Set<ImprovementSource>()
            .FirstOrDefaultAsync(s => s.Id == sourceId && s.ActionId == action.Id, cancellationToken);
        if (source is not null)
            db.Remove(source);
    }

    /// <summary>What an action comes from, of what the viewer may read. Three SQL commands.</summary>
    public async Task<IReadOnlyList<ShownSource>> SourcesAsync(
        long actionId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer).Where(r => r.CircleId == null);
        var opinions = await (
            from source in db.Set<ImprovementSource>()
            join answer in db.Set<SurveyAnswer>() on source.AnswerId equals answer.Id
            join request in visible on answer.RequestId equals request.Id
            where source.ActionId == actionId
            orderby source.Id
            select new ShownSource(source.Id, answer.Comment, request.Reference, request.Subject)
        ).ToListAsync(cancellationToken);
        var requests = await (
            from source in db.Set<ImprovementSource>()
            join request in visible on source.RequestId equals request.Id
            where source.ActionId == actionId
            orderby source.Id
            select new ShownSource(source.Id, "", request.Reference, request.Subject)
        ).ToListAsync(cancellationToken);
        var findings = await (
            from source in db.Set<ImprovementSource>()
            join finding in db.Set<PanelFinding>() on source.FindingId equals finding.Id
            where source.ActionId == actionId
            orderby source.Id
            select new ShownSource(source.Id, finding.Text, "", "")
        ).ToListAsync(cancellationToken);
        return [.. opinions, .. requests, .. findings];
    }

    /// <summary>What residents read: the newest first. One SQL command.</summary>
    public Task<List<ImprovementAction>> ToldAsync(CancellationToken cancellationToken) =>
        db.Set<ImprovementAction>()
            .AsNoTracking()
            .Where(a => a.IsPublic && a.State != ImprovementState.Abandoned)
            .OrderByDescending(a => a.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
}

/// <param name="Id">Of the link.</param>
/// <param name="Words">What somebody said or found; empty for a request.</param>
/// <param name="Reference">Of the request; empty for a finding of the panel.</param>
/// <param name="Subject">Of the request.</param>
public sealed record ShownSource(long Id, string Words, string Reference, string Subject);
