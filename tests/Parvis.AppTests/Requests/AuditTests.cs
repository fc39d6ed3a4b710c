using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Audit;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Somebody with the database, but without the key, changes the past.</summary>
public sealed class AuditTests
{
    const string Timeline = "\"Timeline\"";

    [SkippableTheory, BothDatabases]
    public async Task A_town_at_work_is_intact_and_erased_payloads_leave_it_so(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        await ExecuteAsync(app, $"""UPDATE {Timeline} SET "Payload" = NULL, "Salt" = NULL WHERE "Sequence" = 1""");

        var report = await VerifyAsync(app);

        report.Findings.ShouldBeEmpty();
        report.Requests.ShouldBe(3);
        report.Seals.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_changed_entry_is_named(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        var second = await ReferenceAsync(app, 2);
        foreach (
            var change in (string[])
                [
                    "\"Actor\" = 'Quelqu''un d''autre'",
                    "\"Payload\" = '{}'",
                    "\"Channel\" = 'Post'",
                    "\"Verb\" = 'RequestAccepted'",
                ]
        )
        {
            var before = await RowAsync(app);
            await ExecuteAsync(app, $"""UPDATE {Timeline} SET {change} WHERE "RequestId" = 2 AND "Sequence" = 2""");

            var finding = (await VerifyAsync(app)).Findings.ShouldHaveSingleItem();

            finding.ShouldStartWith($"{second}: entry 2 (");
            finding.ShouldEndWith("was changed.");
            await ExecuteAsync(app, $"""DELETE FROM {Timeline} WHERE "RequestId" = 2 AND "Sequence" = 2""");
            await app.DatabaseAsync(db =>
            {
                db.Add(before);
                return db.SaveChangesAsync();
            });
        }

        static Task<TimelineEvent> RowAsync(TownApp app) =>
            app.DatabaseAsync(db =>
                db.Set<TimelineEvent>().AsNoTracking().SingleAsync(e => e.RequestId == 2 && e.Sequence == 2)
            );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_missing_entry_is_named(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        await ExecuteAsync(app, $"""DELETE FROM {Timeline} WHERE "RequestId" = 2 AND "Sequence" = 2""");

        (await VerifyAsync(app)).Findings.ShouldContain(f =>
            f.Contains("entry 2 is missing before entry 3", StringComparison.Ordinal)
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_tail_cut_off_is_named_even_when_the_request_was_changed_to_match(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        var second = await ReferenceAsync(app, 2);
        await ExecuteAsync(app, $"""DELETE FROM {Timeline} WHERE "RequestId" = 2 AND "Sequence" = 4""");

        (await VerifyAsync(app)).Findings.ShouldContain($"{second}: entry 4 is missing at the end of its history.");
        await ExecuteAsync(app, """UPDATE "Requests" SET "LastSequence" = 3 WHERE "Id" = 2""");

        (await VerifyAsync(app))
            .Findings.ShouldHaveSingleItem()
            .ShouldStartWith($"{second}: entry 4, the last in Seal 2 of");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_request_gone_with_its_history_is_named(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        var second = await ReferenceAsync(app, 2);
        foreach (var table in (string[])["Timeline", "Correspondence", "RequestFollowers", "Notifications"])
            await ExecuteAsync(app, $"""DELETE FROM "{table}" WHERE "RequestId" = 2""");
        await ExecuteAsync(app, """DELETE FROM "Requests" WHERE "Id" = 2""");

        var findings = (await VerifyAsync(app)).Findings;
        findings.Count.ShouldBe(2);
        findings.ShouldAllBe(f => f.StartsWith($"{second} is missing: its entry", StringComparison.Ordinal));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_history_deleted_alone_is_named(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        var third = await ReferenceAsync(app, 3);
        await ExecuteAsync(app, $"""DELETE FROM {Timeline} WHERE "RequestId" = 3""");

        (await VerifyAsync(app)).Findings.ShouldContain($"{third}: its whole history is missing.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_seal_changed_or_cut_off_is_told_from_the_file(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        await ExecuteAsync(app, """UPDATE "TimelineSeals" SET "Requests" = 9 WHERE "Id" = 1""");

        (await VerifyAsync(app)).Findings.ShouldHaveSingleItem().ShouldEndWith("is not the one in seals.log.");
        await ExecuteAsync(app, """DELETE FROM "TimelineSeals" """);
        await ExecuteAsync(app, """DELETE FROM "Timeline" """);
        await ExecuteAsync(app, """UPDATE "Requests" SET "LastSequence" = 0""");

        (await VerifyAsync(app))
            .Findings.Count(f => f.Contains("is missing from the database", StringComparison.Ordinal))
            .ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_nobody_sealed_is_told(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        await app.RegisterRequestAsync();
        (await VerifyAsync(app)).IsIntact.ShouldBeTrue();

        app.Clock.Advance(TimeSpan.FromMinutes(11));

        (await VerifyAsync(app)).Findings.ShouldHaveSingleItem().ShouldContain("is not sealed");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_of_seals_cut_in_the_middle_of_a_line_goes_on(DatabaseKind database)
    {
        await using var app = await SealedTownAsync(database);
        var path = app.Services.GetRequiredService<DataFolder>().Seals;
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path))[..^20]);
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        (await VerifyAsync(app)).Findings.ShouldHaveSingleItem().ShouldContain("missing from seals.log");
        await app.RunJobAsync<SealTimelineJob>();

        (await VerifyAsync(app)).Findings.ShouldBeEmpty();
    }

    /// <summary>Three requests in a first seal, one of them taken in a second.</summary>
    static async Task<TownApp> SealedTownAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.RegisterPotholeAsync("Un");
        var second = await app.RegisterPotholeAsync("Deux");
        await app.RegisterPotholeAsync("Trois");
        await SealAsync(app);
        await app.ActAsync("voirie", second, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await SealAsync(app);
        return app;
    }

    static async Task SealAsync(TownApp app)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.RunJobAsync<SealTimelineJob>();
    }

    static Task<string> ReferenceAsync(TownApp app, long id) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().Where(r => r.Id == id).Select(r => r.Reference).SingleAsync());

    static Task<AuditReport> VerifyAsync(TownApp app) =>
        app.InScopeAsync(services =>
            services.GetRequiredService<TimelineVerifier>().VerifyAsync(CancellationToken.None)
        );

    static Task<int> ExecuteAsync(TownApp app, string sql) =>
        app.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}")));
}
