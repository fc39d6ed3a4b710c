using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Surveys.CallBacks;

/// <summary>The door to samples of calls: drawn at random, called, noted.</summary>
public sealed class CallBackService(ParvisDbContext db, TopicCatalogue topics, TownClock clock)
{
    /// <summary>Among the latest that ended: enough for chance, never the whole base.</summary>
    const int MostDrawnFrom = 10_000;

    const int MostShown = 100;

    /// <returns>How many were drawn: fewer than wanted when there are no more.</returns>
    public async Task<int> DrawAsync(DrawOptions options, string by, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        var (from, until) = Checked(options, today);
        var people = await CandidatesAsync(options, from, until, cancellationToken);
        RandomNumberGenerator.Shuffle(people.AsSpan());
        var drawn = people.DistinctBy(p => p.RequesterId).Take(options.Wanted!.Value).ToList();
        if (drawn.Count == 0)
            throw new RefusedException(
                "Personne ne correspond : une demande ordinaire finie dans ces dates, un téléphone, et aucun avis demandé depuis trois mois. Élargissez les dates, ou le sujet."
            );
        var sample = new CallSample
        {
            Title = options.Title!.Trim(),
            From = from,
            Until = until,
            At = clock.UtcNow,
            By = by.CutTo(CallSample.MaxBy),
        };
        db.Add(sample);
        // Its calls need its number.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (place, person) in drawn.Index())
        {
            db.Add(
                new SampledCall
                {
                    SampleId = sample.Id,
                    RequestId = person.RequestId,
                    RequesterId = person.RequesterId,
                    AgentId = options.Agents[place % options.Agents.Count],
                    DrawnOn = today,
                }
            );
            // From now on nobody else asks them.
            db.Add(
                new SurveyInvitation
                {
                    RequestId = person.RequestId,
                    RequesterId = person.RequesterId,
                    KeyHash = RandomId.HashOf(RandomId.New()),
                    At = clock.UtcNow,
                    Way = SurveyWay.CallBack,
                }
            );
        }

        return drawn.Count;
    }

    static (DateOnly From, DateOnly Until) Checked(DrawOptions options, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(options.Title))
            throw new RefusedException("Donnez un nom à ce tirage.", nameof(options.Title));
        if (options.Title.Trim().Length > CallSample.MaxTitle)
            throw new RefusedException($"Ce nom tient en {CallSample.MaxTitle} caractères.", nameof(options.Title));
        if (options.From is not { } from)
            throw new RefusedException("Dites à partir de quel jour.", nameof(options.From));
        if (options.Until is not { } until)
            throw new RefusedException("Dites jusqu'à quel jour.", nameof(options.Until));
        if (until < from || from > today)
            throw new RefusedException("La fin doit suivre le début, et le début est passé.", nameof(options.Until));
        if (options.Wanted is not (> 0 and <= CallSample.Most))
            throw new RefusedException(
                $"Dites combien de personnes : de 1 à {CallSample.Most}.",
                nameof(options.Wanted)
            );
        if (options.Agents.Count == 0)
            throw new RefusedException("Choisissez qui appelle.", nameof(options.Agents));
        return (from, until);
    }

    async Task<Candidate[]> CandidatesAsync(
        DrawOptions options,
        DateOnly from,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        var (begin, end) = (
            await clock.ToUtcAsync(from, cancellationToken),
            await clock.ToUtcAsync(until.AddDays(1), cancellationToken)
        );
        var lately = clock.UtcNow.AddDays(-SurveyInvitation.DaysApart);
        var ended = db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => r.EndedAt != null && r.EndedAt >= begin && r.EndedAt < end)
            .Where(r => r.CircleId == null && r.RequesterId != null && r.ErasedAt == null)
            .Where(r => !RequestStatuses.Open.Contains(r.Status) && r.Status != RequestStatus.Merged)
            .Where(r =>
                !db.Set<SurveyInvitation>()
                    .Any(i => i.RequestId == r.Id || (i.RequesterId == r.RequesterId && i.At > lately))
            )
            .Where(r => db.Set<ContactPoint>().Any(c => c.RequesterId == r.RequesterId && c.Kind == ContactKind.Phone));
        if (options.TopicId is { } topic)
        {
            var below = (await topics.GetAsync(cancellationToken)).Under(topic).ToList();
            ended = ended.Where(r => r.TopicId != null && below.Contains(r.TopicId.Value));
        }

        if (options.DepartmentId is { } department)
            ended = ended.Where(r => r.DepartmentId == department);
        if (options.Channel is { } channel)
            ended = ended.Where(r => r.Channel == (Channel)channel);
        return await ended
            .OrderByDescending(r => r.Id)
            .Take(MostDrawnFrom)
            .Select(r => new Candidate(r.Id, r.RequesterId!.Value))
            .ToArrayAsync(cancellationToken);
    }

    /// <summary>Latest first, with how its calls ended. Two SQL commands.</summary>
    public async Task<IReadOnlyList<SampleProgress>> ListAsync(CancellationToken cancellationToken)
    {
        var samples = await db.Set<CallSample>()
            .AsNoTracking()
            .OrderByDescending(s => s.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        var ids = samples.ConvertAll(s => s.Id);
        var states = await db.Set<SampledCall>()
            .Where(c => ids.Contains(c.SampleId))
            .GroupBy(c => new { c.SampleId, c.State })
            .Select(g => new
            {
                g.Key.SampleId,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. samples.Select(s => new SampleProgress(
                s,
                states.Where(c => c.SampleId == s.Id).ToDictionary(c => c.State, c => c.Count)
            )),
        ];
    }

    /// <summary>The calls of these agents, oldest first. One SQL command.</summary>
    public async Task<IReadOnlyList<CallToMake>> WaitingAsync(
        IReadOnlyList<Guid> agents,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await Calls(viewer)
            .Where(c => c.Call.State == CallState.Waiting && agents.Contains(c.Call.AgentId))
            .OrderBy(c => c.Call.Id)
            .Take(CallSample.Most)
            .ToListAsync(cancellationToken);

    /// <summary>Tracked. Null when there is none, or it is somebody else's.</summary>
    public async Task<CallToMake?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await Calls(viewer).FirstOrDefaultAsync(c => c.Call.PublicId == publicId, cancellationToken);
        return found is not null && (viewer.IsPilot || viewer.WorkOf.Contains(found.Call.AgentId)) ? found : null;
    }

    /// <summary>Numbers as the person said them.</summary>
    public Task<List<string>> PhonesAsync(long requesterId, CancellationToken cancellationToken) =>
        db.Set<ContactPoint>()
            .Where(c => c.RequesterId == requesterId && c.Kind == ContactKind.Phone)
            .OrderByDescending(c => c.Preferred)
            .ThenBy(c => c.Id)
            .Select(c => c.Value)
            .ToListAsync(cancellationToken);

    public async Task AnswerAsync(CallToMake called, SurveyWords words, CancellationToken cancellationToken)
    {
        called.Call.Answer(clock.UtcNow);
        db.Add(SurveyAnswer.Of(called.Request, SurveyWay.CallBack, words, clock.UtcNow));
        var invitation = await db.Set<SurveyInvitation>()
            .FirstOrDefaultAsync(i => i.RequestId == called.Request.Id, cancellationToken);
        invitation?.Answer(clock.UtcNow);
    }

    public void Miss(CallToMake called) => called.Call.Miss(clock.UtcNow);

    public void Refuse(CallToMake called) => called.Call.Refuse(clock.UtcNow);

    /// <summary>What became confidential since the draw is nobody's to call about.</summary>
    IQueryable<CallToMake> Calls(Viewer viewer) =>
        from call in db.Set<SampledCall>()
        join request in db.Set<CitizenRequest>().VisibleTo(viewer).Where(r => r.CircleId == null && r.ErasedAt == null)
            on call.RequestId equals request.Id
        join person in db.Set<Requester>() on call.RequesterId equals person.Id
        select new CallToMake
        {
            Call = call,
            Request = request,
            Person = person.DisplayName,
        };

    sealed record Candidate(long RequestId, long RequesterId);
}

/// <summary>Somebody to call, and about what.</summary>
public sealed record CallToMake
{
    public required SampledCall Call { get; init; }

    public required CitizenRequest Request { get; init; }

    public required string Person { get; init; }
}

/// <param name="Sample">What was drawn.</param>
/// <param name="States">How many calls are in each state.</param>
public sealed record SampleProgress(CallSample Sample, IReadOnlyDictionary<CallState, int> States)
{
    public int Of(CallState state) => States.GetValueOrDefault(state);

    public int All => States.Values.Sum();
}
