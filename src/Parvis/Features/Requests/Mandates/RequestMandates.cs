using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Mandates;

/// <summary>The door to mandates: given with a request, read, ended.</summary>
public sealed class RequestMandates(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    RequestFiles files,
    TownClock clock
)
{
    /// <summary>In the transaction that registers the request.</summary>
    public async Task GiveAsync(
        CitizenRequest registered,
        Helper helper,
        MandateOptions given,
        StoredFile? signed,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var today = await clock.TodayAsync(cancellationToken);
        await changes.ApplyAsync(
            registered.Reference,
            async request =>
            {
                var file = signed is null ? null : await files.AddAsync(request, signed, by, cancellationToken);
                var mandate = RequestMandate.Give(request, helper, given, file?.PublicId, today);
                db.Add(mandate);
                request.Entrust(mandate);
            },
            by,
            cancellationToken
        );
    }

    /// <summary>Null when it was lodged without one; one SQL command, none where there is nothing to read.</summary>
    public async Task<RequestMandate?> OfAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.WasEntrusted
            ? await db.Set<RequestMandate>()
                .AsNoTracking()
                .FirstOrDefaultAsync(m => m.RequestId == request.Id, cancellationToken)
            : null;

    /// <summary>The one that holds today; null when there is none any more.</summary>
    public async Task<RequestMandate?> RunningAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var mandate = await OfAsync(request, cancellationToken);
        return mandate is not null && mandate.Runs(await clock.TodayAsync(cancellationToken)) ? mandate : null;
    }

    /// <summary>What a helper may see today, and nothing else of the town's requests.</summary>
    public async Task<IQueryable<EntrustedRequest>> EntrustedToAsync(Guid helperId, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        return from mandate in db.Set<RequestMandate>().AsNoTracking()
            where
                mandate.HelperId == helperId
                && mandate.EndedOn == null
                && mandate.GivenOn <= today
                && mandate.Until >= today
            join request in db.Set<CitizenRequest>().AsNoTracking() on mandate.RequestId equals request.Id
            where request.ErasedAt == null
            select new EntrustedRequest { Mandate = mandate, Request = request };
    }

    /// <summary>In the verb that changes the request.</summary>
    public async Task EndAsync(
        CitizenRequest request,
        MandateEnd by,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var mandate =
            await db.Set<RequestMandate>().FirstOrDefaultAsync(m => m.RequestId == request.Id, cancellationToken)
            ?? throw new RefusedException("Cette demande n'a pas de mandat.");
        request.EndMandate(
            mandate,
            (await clock.TodayAsync(cancellationToken), by),
            reason,
            await IsRepresentativeAsync(request, mandate, cancellationToken)
        );
    }

    /// <summary>An agent may have named somebody else since: a daughter who takes over stays.</summary>
    async Task<bool> IsRepresentativeAsync(
        CitizenRequest request,
        RequestMandate mandate,
        CancellationToken cancellationToken
    )
    {
        var email = await db.Set<Helper>()
            .Where(h => h.Id == mandate.HelperId)
            .Select(h => h.Email)
            .SingleAsync(cancellationToken);
        var (key, who, name) = (EmailKey.Of(email), request.RepresentativeId, mandate.HelperName);
        return await db.Set<Requester>()
            .AnyAsync(
                r =>
                    r.Id == who
                    && (r.DisplayName == name || r.ContactPoints.Any(c => c.Kind == ContactKind.Email && c.Key == key)),
                cancellationToken
            );
    }

    /// <summary>How many run, how many have ended.</summary>
    public async Task<(int Running, int Ended)> CountAsync(Guid helperId, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        var counts = await db.Set<RequestMandate>()
            .Where(m => m.HelperId == helperId)
            .GroupBy(m => m.EndedOn == null && m.Until >= today)
            .Select(g => new { Runs = g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return (counts.Where(c => c.Runs).Sum(c => c.Count), counts.Where(c => !c.Runs).Sum(c => c.Count));
    }

    /// <summary>All of one helper, each in a transaction of its own.</summary>
    public async Task EndAllAsync(
        Guid helperId,
        string reason,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        await EndEachAsync(
            db.Set<RequestMandate>().Where(m => m.HelperId == helperId && m.EndedOn == null),
            MandateEnd.Administrator,
            reason,
            by,
            cancellationToken
        );

    /// <summary>Those whose last day has passed: the code and the link that the helper held open nothing any more.</summary>
    public async Task EndPassedAsync(CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        await EndEachAsync(
            db.Set<RequestMandate>().Where(m => m.EndedOn == null && m.Until < today),
            MandateEnd.Time,
            reason: null,
            ProcessContext.System(clock.UtcNow),
            cancellationToken
        );
    }

    async Task EndEachAsync(
        IQueryable<RequestMandate> which,
        MandateEnd end,
        string? reason,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var references = await (
            from mandate in which
            join request in db.Set<CitizenRequest>() on mandate.RequestId equals request.Id
            orderby mandate.Id
            select request.Reference
        ).ToListAsync(cancellationToken);
        await sweep.EachAsync(
            nameof(RequestMandates),
            references,
            reference =>
                changes.ApplyAsync(
                    reference,
                    request => EndAsync(request, end, reason, cancellationToken),
                    by,
                    cancellationToken
                )
        );
    }
}

public sealed record EntrustedRequest
{
    public required RequestMandate Mandate { get; init; }

    public required CitizenRequest Request { get; init; }
}
