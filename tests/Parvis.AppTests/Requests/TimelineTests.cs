using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

[OnEachDatabase]
public sealed class TimelineTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_chain_verifies_after_a_round_trip_through_the_database(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "rebouché", by)
        );

        var entries = await EntriesAsync(app, request);

        entries.Select(e => e.Sequence).ShouldBe([1, 2, 3, 4, 5]);
        Broken(app, entries).ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_changed_entry_breaks_the_chain_where_it_was_changed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .Where(e => e.RequestId == request.Id && e.Sequence == 2)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "Quelqu'un d'autre"))
        );

        Broken(app, await EntriesAsync(app, request)).ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_people_at_the_same_time_leave_one_unbroken_history(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    app.ActAsync("accueil", request, RequestAction.Correct, (r, _) => r.Correct($"Trou n° {n}", "ici"))
                )
        );

        var entries = await EntriesAsync(app, request);
        entries.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, 11));
        Broken(app, entries).ShouldBeNull();
    }

    static Task<List<TimelineEvent>> EntriesAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .AsNoTracking()
                .Where(e => e.RequestId == request.Id)
                .OrderBy(e => e.Sequence)
                .ToListAsync()
        );

    /// <summary>The first entry whose link does not follow from the one before.</summary>
    static int? Broken(TownApp app, List<TimelineEvent> entries)
    {
        var chain = app.Services.GetRequiredService<TimelineChain>();
        var previous = TimelineChain.Origin;
        foreach (var e in entries)
        {
            var link = chain.Link(previous, e);
            var intact = e.Payload is null || TimelineChain.Digest(e.Salt!, e.Payload).AsSpan().SequenceEqual(e.Digest);
            if (!link.AsSpan().SequenceEqual(e.Link) || !intact)
                return e.Sequence;
            previous = e.Link;
        }

        return null;
    }
}
