using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Demo;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Postal;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Demo;

/// <summary>The demonstration town is what the application itself would have made, and the same for the same seed.</summary>
public sealed class DemonstrationTests
{
    [SkippableTheory, LongWalk]
    public async Task It_has_the_size_of_a_real_town_and_its_records_hold_together(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database);
        await FillAsync(app, new DemoOptions());

        await app.DatabaseAsync(async db =>
        {
            (await db.Set<Department>().CountAsync()).ShouldBe(12);
            (await db.Set<ServicePoint>().CountAsync()).ShouldBe(4);
            (await db.Set<Agent>().CountAsync()).ShouldBe(46);
            (await db.Set<ElectedOfficial>().CountAsync()).ShouldBe(6);
            (await db.Set<Topic>().CountAsync(t => t.ParentId != null)).ShouldBe(60);
            (await db.Set<Requester>().CountAsync()).ShouldBe(8000);
            (await db.Set<CitizenRequest>().CountAsync()).ShouldBe(3000);
            (
                await db.Set<CitizenRequest>()
                    .CountAsync(r =>
                        r.PausedSince != null
                        && r.Status != RequestStatus.WaitingForRequester
                        && r.Status != RequestStatus.Referred
                    )
            ).ShouldBe(0, "what waited once waits no more");
            (await db.Set<ReplyTemplate>().CountAsync()).ShouldBeGreaterThanOrEqualTo(25);
            (await db.Set<Delegation>().Select(d => d.ElectedOfficialId).Distinct().CountAsync()).ShouldBe(6);
            (await db.Set<Notification>().AnyAsync(n => n.ReadAt == null)).ShouldBeTrue();
            (await db.Set<RequestFile>().AnyAsync()).ShouldBeTrue();
            (await db.Set<Correspondence>().CountAsync(c => c.State == CorrespondenceState.ToPrint)).ShouldBe(5);
            (await db.Set<OutgoingLetter>().CountAsync(l => l.PostedOn != null)).ShouldBe(3);
            (await db.Set<MonthFigure>().AnyAsync(f => f.Answered > 0)).ShouldBeTrue();
            (await db.Set<Household>().CountAsync()).ShouldBeGreaterThan(50);
            (await db.Set<Representation>().CountAsync()).ShouldBeGreaterThan(20);
            (await db.Set<RequesterNeed>().CountAsync()).ShouldBeGreaterThan(50);
            (await db.Set<RequestLink>().Select(l => l.Kind).Distinct().CountAsync()).ShouldBe(2);
            (await db.Set<CitizenRequest>().AnyAsync(r => r.Status == RequestStatus.Merged)).ShouldBeTrue();
            return true;
        });
        await ChainsVerifyAsync(app);
        await CountersAreRightAsync(app);
        await NobodyIsShownOutsideTheirCircleAsync(app);
        using var agent = app.Visit();
        var home = await (await agent.GetPageAsync("/connexion")).SubmitAsync(
            "Se connecter",
            ("Name", "agent"),
            ("Password", DemoOptions.WellKnownPassword)
        );
        home.Path.ShouldBe("/");
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_town_and_another_one_another()
    {
        var options = new DemoOptions
        {
            Requests = 300,
            People = 500,
            Seed = 7,
        };

        var first = await ToldAsync(DatabaseKind.Sqlite, options);

        (await ToldAsync(DatabaseKind.Sqlite, options)).ShouldBe(first);
        (await ToldAsync(DatabaseKind.Sqlite, options with { Seed = 8 })).ShouldNotBe(first);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_filling_that_is_interrupted_leaves_nothing_and_can_begin_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database);
        var options = new DemoOptions { Requests = 200, People = 300 };
        using var interruption = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            FillAsync(app, options, new Interrupting(interruption), interruption.Token)
        );

        (await IsEmptyAsync(app)).ShouldBeTrue();
        (await app.DatabaseAsync(db => db.Set<Requester>().CountAsync())).ShouldBe(0);
        await FillAsync(app, options);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(200);
    }

    static async Task<string> ToldAsync(DatabaseKind database, DemoOptions options)
    {
        await using var app = await TownApp.StartEmptyAsync(database);
        await FillAsync(app, options);
        return await app.DatabaseAsync(async db =>
        {
            var requests = await db.Set<CitizenRequest>().AsNoTracking().OrderBy(r => r.Id).ToListAsync();
            var people = await db.Set<Requester>().AsNoTracking().OrderBy(r => r.Id).ToListAsync();
            var events = await db.Set<TimelineEvent>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
            return string.Join(
                '\n',
                requests
                    .Select(r => $"{r.Reference} {r.Subject} {r.Status} {r.TopicId} {r.HandlerId} {r.LastEventAt:O}")
                    .Concat(people.Select(p => $"{p.Id} {p.FormalName} {p.KnownToAll}"))
                    .Concat(events.Select(e => $"{e.RequestId} {e.Sequence} {e.Verb} {e.Actor} {e.At:O}"))
            );
        });
    }

    static async Task ChainsVerifyAsync(TownApp app)
    {
        var chain = app.Services.GetRequiredService<TimelineChain>();
        var entries = await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>().AsNoTracking().OrderBy(e => e.RequestId).ThenBy(e => e.Sequence).ToListAsync()
        );
        foreach (var history in entries.GroupBy(e => e.RequestId))
        {
            var (previous, last) = (TimelineChain.Origin, DateTime.MinValue);
            foreach (var e in history)
            {
                chain.Link(previous, e).ShouldBe(e.Link, $"{e.RequestId}, {e.Sequence}");
                e.At.ShouldBeGreaterThanOrEqualTo(last);
                (previous, last) = (e.Link, e.At);
            }
        }

        entries.ShouldAllBe(e => e.At <= app.Clock.UtcNow);
    }

    static async Task CountersAreRightAsync(TownApp app)
    {
        var (counters, requests, people) = await app.DatabaseAsync(async db =>
            (
                await db.Set<RequestCounter>().AsNoTracking().ToListAsync(),
                await db.Set<CitizenRequest>().AsNoTracking().ToListAsync(),
                await db.Set<Requester>().AsNoTracking().Where(p => p.OpenRequests > 0).ToListAsync()
            )
        );
        counters
            .ToDictionary(c => (c.DepartmentId, c.TopicId, c.Status, c.CircleId), c => c.Count)
            .ShouldBe(
                requests.CountBy(r =>
                    (r.DepartmentId ?? Guid.Empty, r.TopicId ?? Guid.Empty, r.Status, r.CircleId ?? Guid.Empty)
                ),
                ignoreOrder: true
            );
        people
            .ToDictionary(p => p.Id, p => p.OpenRequests)
            .ShouldBe(
                requests
                    .Where(r => r.IsOpen && r.CircleId is null && r.RequesterId is not null)
                    .CountBy(r => r.RequesterId!.Value),
                ignoreOrder: true
            );
    }

    static Task NobodyIsShownOutsideTheirCircleAsync(TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            var discreet = db.Set<Requester>().Where(p => !p.KnownToAll);
            (await discreet.CountAsync()).ShouldBeGreaterThan(100);
            (await discreet.AllAsync(p => p.Circles.Count > 0)).ShouldBeTrue();
            (
                await db.Set<CitizenRequest>()
                    .AnyAsync(r => r.CircleId == null && discreet.Any(p => p.Id == r.RequesterId))
            ).ShouldBeFalse();
            return true;
        });

    static Task<bool> IsEmptyAsync(TownApp app) =>
        app.InScopeAsync(services => services.GetRequiredService<DemoFilling>().IsEmptyAsync(CancellationToken.None));

    static Task FillAsync(
        TownApp app,
        DemoOptions options,
        TextWriter? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<DemoFilling>()
                .FillAsync(
                    options,
                    keepPassword: true,
                    new DemoProgress(progress ?? TextWriter.Null),
                    cancellationToken
                )
        );

    /// <summary>Somebody presses Ctrl+C when half of the requests are told.</summary>
    sealed class Interrupting(CancellationTokenSource interruption) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value?.Contains("compteurs", StringComparison.Ordinal) == true)
                interruption.Cancel();
        }
    }
}
