using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Deadlines;
using Parvis.Demo.Stories;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Trends;
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
    IBlobStore blobs,
    SettingsStore settings,
    DataFolder folder,
    RequestTexts texts,
    Timeline timeline,
    ClockUpkeep clocks,
    FillAcknowledgementsJob acknowledgements,
    DemoMornings mornings,
    DemoApprovals approvals,
    DemoLetters letters,
    MakeFiguresJob figures,
    ViewerEpoch epoch,
    TimeProvider clock
)
{
    const int DaysTold = 365;
    const int Batch = 20_000;
    const int PeopleForOneDiscreet = 150;

    // Each request lands anywhere in a dozen indexes: with SQLite's usual 2 MB their pages are read back for every row.
    const string LargeCache = "PRAGMA cache_size = -524288";
    const string UsualCache = "PRAGMA cache_size = -2000";

    // Counting a million requests at once takes longer than a page may wait.
    static readonly TimeSpan LongestCommand = TimeSpan.FromHours(1);

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        !await db.Set<Department>().AnyAsync(cancellationToken)
        && !await db.Set<Features.Accounts.Account>().AnyAsync(cancellationToken)
        && !await db.Set<CitizenRequest>().AnyAsync(cancellationToken);

    /// <summary>
    /// The whole town or nothing, in one transaction: a filling that is interrupted leaves the database as it was.
    /// Says the accounts worth trying.
    /// </summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> FillAsync(
        DemoOptions options,
        bool keepPassword,
        DemoProgress progress,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        var files = await DemoFiles.StoreAsync(blobs, cancellationToken);
        db.Database.SetCommandTimeout(LongestCommand);
        var accounts = await transactions.RunAsync(
            async () =>
            {
                await UseCacheAsync(LargeCache, cancellationToken);
                var made = await FillNowAsync(options, keepPassword, files, progress, cancellationToken);
                await UseCacheAsync(UsualCache, cancellationToken);
                return made;
            },
            cancellationToken
        );
        epoch.Advance();
        progress.Step("délais légaux");
        // The rules of its topics are seen by others from now on only; what is left undone here the jobs do.
        await clocks.FillAsync(cancellationToken);
        await acknowledgements.RunAsync(cancellationToken);
        progress.Step("rappels du matin");
        await mornings.TellAsync(options, cancellationToken);
        db.ChangeTracker.Clear();
        await approvals.ProposeAsync(cancellationToken);
        await letters.WriteAsync(cancellationToken);
        progress.Step("tendances");
        // Its turn comes in a quarter of an hour: until then trends and promises would have nothing to show.
        await figures.RunAsync(cancellationToken);
        // Last: the jobs take what is dropped at once.
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        await new DemoMail(db, folder, town, clock.GetUtcNow().UtcDateTime).DropAsync(cancellationToken);
        await DemoScans.DropAsync(folder, cancellationToken);
        progress.Done(watch.Elapsed);
        return accounts;
    }

    async Task UseCacheAsync(string pragma, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync(pragma, cancellationToken);
    }

    async Task<IReadOnlyList<DemonstrationAccount>> FillNowAsync(
        DemoOptions options,
        bool keepPassword,
        DemoFiles files,
        DemoProgress progress,
        CancellationToken cancellationToken
    )
    {
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
        var families = new TopicSheets(made, chance.Branch());
        var sheets = families.Read(db);
        new TemplateSheets(made, sheets, chance.Branch()).AddTo(db);
        new DelegationSheets(made, families, today, now).AddTo(db);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();

        progress.Step("habitants");
        var population = new Population(chance.Branch(), new NamePool(), today);
        var inCircles = made.Circles.ToDictionary(
            circle => circle,
            _ => population.MakeDiscreet(Math.Max(1, options.People / PeopleForOneDiscreet))
        );
        var residents = population.Make(options.People - inCircles.Values.Sum(c => c.Count));
        await requesters.AddAsync(
            [.. residents.Concat(inCircles.Values.SelectMany(c => c)).Select(r => r.Requester)],
            cancellationToken
        );
        await bulk.AddAsync(
            inCircles.SelectMany(c =>
                c.Value.Select(r => new RequesterCircle { RequesterId = r.Id, CircleId = c.Key })
            ),
            cancellationToken
        );

        var world = new StorySetting
        {
            Town = made,
            Topics = sheets,
            Residents = residents,
            InCircles = inCircles,
            Files = files,
            Voices = new Voices(),
            Calendar = calendar,
            Timeline = timeline,
            Rules = new RequestSettings { PublishesPromises = true },
            Open = options.Open,
            Now = now,
        };
        var arrivals = new Arrivals(world, DaysTold);
        var stories = chance.Branch();
        var told = 0;
        await WriteWhileTellingAsync(
            arrivals.Draw(options.Requests, stories).Chunk(Batch).Select(Tell),
            world.Keys,
            cancellationToken
        );

        new Entourage(chance.Branch(), now).AddTo(db, residents);
        new KnowledgeSheets(made, sheets, chance.Branch(), today, now).AddTo(db);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();

        progress.Step("compteurs");
        await bulk.KnowSizesAsync(cancellationToken);
        await DemoCounts.WriteAsync(db, world, cancellationToken);
        await settings.SaveAsync(town, cancellationToken: cancellationToken);
        await settings.SaveAsync(world.Rules, cancellationToken: cancellationToken);
        await settings.SaveAsync(
            new TextMessageSettings { Delivery = TextDelivery.Folder, Sender = "VAUBREUIL" },
            cancellationToken: cancellationToken
        );
        await settings.SaveAsync(
            DemoContent.Json<AppealRoutes>("appeal-routes.json") with
            {
                ConfirmedOn = today,
            },
            cancellationToken: cancellationToken
        );
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
        return made.Accounts;

        StoryRows Tell((DateTime At, Channel Channel)[] batch)
        {
            var rows = new StoryRows();
            var ties = new Ties(world, rows, stories);
            foreach (var moment in batch)
            {
                ties.Tell(arrivals.Complete(moment, stories));
                progress.Count("demandes", ++told, options.Requests);
            }

            return rows;
        }
    }

    /// <summary>The next stories are told while those before are written: a million of them takes half the time.</summary>
    async Task WriteWhileTellingAsync(
        IEnumerable<StoryRows> batches,
        StoryKeys keys,
        CancellationToken cancellationToken
    )
    {
        var writing = Task.CompletedTask;
        try
        {
            foreach (var rows in batches)
            {
                await writing;
                writing = Task.Run(() => WriteStoriesAsync(rows, keys, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            // Nothing may still write when the transaction ends.
            await writing;
        }
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
        await texts.AddAsync(rows.Requests, rows.Correspondence, cancellationToken);
        await bulk.AddAsync(rows.Notes, cancellationToken);
        await bulk.AddAsync(rows.Opinions, cancellationToken);
        await bulk.AddAsync(rows.Followers, cancellationToken);
        await bulk.AddAsync(rows.Links, cancellationToken);
        await bulk.AddAsync(rows.Files, cancellationToken);
        await bulk.AddAsync(rows.Notifications, cancellationToken);
        await bulk.AddAsync(rows.Referrals, cancellationToken);
        await bulk.AddAsync(rows.Forwardings, cancellationToken);
    }
}
