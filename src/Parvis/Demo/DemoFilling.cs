using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Demo.Stories;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Demo;

/// <summary>Fills an empty database with the demonstration town: a year of its requests, up to now.</summary>
public sealed class DemoFilling(
    ParvisDbContext db,
    Transactions transactions,
    BulkInsert bulk,
    RequesterBulk requesters,
    SettingsStore settings,
    Timeline timeline,
    ViewerEpoch epoch,
    TimeProvider clock
)
{
    const int DaysTold = 365;
    const int Batch = 20_000;

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        !await db.Set<Department>().AnyAsync(cancellationToken)
        && !await db.Set<Features.Accounts.Account>().AnyAsync(cancellationToken)
        && !await db.Set<CitizenRequest>().AnyAsync(cancellationToken);

    /// <summary>The accounts worth trying.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> FillAsync(
        DemoOptions options,
        bool keepPassword,
        DemoProgress progress,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        var chance = new Chance(options.Seed);
        var now = clock.GetUtcNow().UtcDateTime;
        var town = DemoContent.Json<TownSettings>("town.json");
        var calendar = new WorkCalendar(
            DateOnly.FromDateTime(now).AddDays(-DaysTold - 60),
            DateOnly.FromDateTime(now).AddDays(400),
            TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone),
            HolidayZone.Parse(town.HolidayZone)
        );
        var today = calendar.Day(now);

        progress.Step("organisation et sujets");
        var made = new TownMaker(db, chance.Branch(), today).Make(options.Password);
        var sheets = new TopicSheets(made, chance.Branch()).Read(db);
        await transactions.RunAsync(() => db.SaveChangesAsync(cancellationToken), cancellationToken);
        db.ChangeTracker.Clear();

        progress.Step("habitants");
        var residents = new Population(chance.Branch(), new NamePool(), today).Make(options.People);
        await transactions.RunAsync(
            () => requesters.AddAsync([.. residents.Select(r => r.Requester)], cancellationToken),
            cancellationToken
        );

        var world = new StorySetting
        {
            Town = made,
            Topics = sheets,
            Residents = residents,
            InCircles = sheets
                .Where(s => s.CircleId is not null)
                .Select(s => s.CircleId!.Value)
                .Distinct()
                .ToDictionary(c => c, _ => residents),
            Voices = new Voices(),
            Calendar = calendar,
            Timeline = timeline,
            Rules = new RequestSettings(),
            Now = now,
        };
        var arrivals = new Arrivals(world, DaysTold);
        var stories = chance.Branch();
        foreach (var batch in arrivals.Draw(options.Requests, stories).Chunk(Batch))
        {
            var rows = new StoryRows();
            foreach (var moment in batch)
            {
                new RequestStory(world, rows, stories, arrivals.Complete(moment, stories)).Tell();
                progress.Count("demandes", rows.Requests.Count, options.Requests);
            }

            await transactions.RunAsync(
                () => WriteStoriesAsync(rows, world.Keys, cancellationToken),
                cancellationToken
            );
        }

        progress.Step("compteurs");
        await transactions.RunAsync(
            async () =>
            {
                await CountAsync(world, cancellationToken);
                await settings.SaveAsync(town, cancellationToken: cancellationToken);
                await settings.SaveAsync(
                    new DemonstrationSettings
                    {
                        Accounts = made.Accounts,
                        Password = keepPassword ? options.Password : "",
                        Seed = options.Seed,
                        FilledAt = now,
                    },
                    cancellationToken: cancellationToken
                );
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
        epoch.Advance();
        progress.Done(watch.Elapsed);
        return made.Accounts;
    }

    async Task WriteStoriesAsync(StoryRows rows, StoryKeys keys, CancellationToken cancellationToken)
    {
        await bulk.AddAsync(rows.Requests, cancellationToken);
        await bulk.AddAsync(
            rows.Timeline.OrderBy(e => e.At)
                .ThenBy(e => e.RequestId)
                .ThenBy(e => e.Sequence)
                .Select(e => RowIds<TimelineEvent, long>.Set(e, keys.Timeline++)),
            cancellationToken
        );
        await bulk.AddAsync(rows.Correspondence, cancellationToken);
        await bulk.AddAsync(rows.Notes, cancellationToken);
        await bulk.AddAsync(rows.Opinions, cancellationToken);
        await bulk.AddAsync(rows.Followers, cancellationToken);
        await bulk.AddAsync(rows.Links, cancellationToken);
    }

    /// <summary>What the application keeps up to date one change at a time, computed at once.</summary>
    async Task CountAsync(StorySetting world, CancellationToken cancellationToken)
    {
        var none = Guid.Empty;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RequestCounters" ("DepartmentId", "TopicId", "Status", "CircleId", "Count")
            SELECT COALESCE("DepartmentId", {none}), COALESCE("TopicId", {none}), "Status", COALESCE("CircleId", {none}), COUNT(*)
            FROM "Requests"
            GROUP BY 1, 2, 3, 4
            """,
            cancellationToken
        );
        foreach (var (year, next) in world.NextNumbers)
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "RequestNumbers" ("Year", "Next") VALUES ({year}, {next})""",
                cancellationToken
            );
        await db.Set<Requester>()
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            r => r.OpenRequests,
                            r =>
                                db.Set<CitizenRequest>()
                                    .Count(q =>
                                        q.RequesterId == r.Id
                                        && q.CircleId == null
                                        && RequestStatuses.Open.Contains(q.Status)
                                    )
                        )
                        .SetProperty(
                            r => r.LastContactAt,
                            r =>
                                db.Set<CitizenRequest>()
                                    .Where(q => q.RequesterId == r.Id)
                                    .Max(q => (DateTime?)(q.EndedAt ?? q.RegisteredAt))
                        ),
                cancellationToken
            );
    }
}
