using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Together;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>The program stops in the middle of a group: who had an answer has one, who had none gets one.</summary>
public sealed class TogetherStopTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_answer_and_its_outcome_are_one(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();
        // From now on no outcome can be written, as if the program stopped just before each.
        await ExecuteAsync(app, Forbidding(database));

        await page.SendAsync();
        for (var turn = 0; turn < 2; turn++)
            await Should.ThrowAsync<DbUpdateException>(() => app.RunJobAsync<SendGroupRepliesJob>());

        (await app.OutgoingAsync(three[0])).ShouldBeEmpty();
        (await app.QueuedAsync(three[0])).ShouldBe(0);
        (await anne.GetPageAsync(page.Path)).Text.ShouldContain("Envoi en cours");
        // Somebody writes on one of them while the group waits.
        await app.ActAsync("voirie", three[1], RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo"));
        await app.RestartAsync();
        await ExecuteAsync(app, Allowing(database));
        await app.DoneAsync();

        (await app.OutgoingAsync(three[0])).Count.ShouldBe(1);
        (await app.QueuedAsync(three[0])).ShouldBe(1);
        (await app.OutgoingAsync(three[1])).ShouldBeEmpty();
        using var back = await app.SignInAsync("voirie");
        (await back.GetPageAsync(page.Path)).Text.ShouldContain("Il s'y est passé quelque chose depuis l'envoi");
    }

    /// <summary>A process of its own, killed when some of its answers are written, then started again.</summary>
    [SkippableTheory, BothDatabases]
    public async Task Killed_in_the_middle_it_answers_each_once(DatabaseKind database)
    {
        const int requests = 60;
        await using var town = await TownProcess.OfTestTownAsync(database);
        await FillAsync(town, requests);

        await town.StartAsync();
        while (await AnsweredAsync(town) < 5)
            await Task.Delay(5);
        await town.KillAsync();
        var before = await AnsweredAsync(town);
        await town.StartAsync();
        for (var turn = 0; turn < 600 && await AnsweredAsync(town) < requests; turn++)
            await Task.Delay(50);

        before.ShouldBeLessThan(requests);
        var answers = await town.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.Direction == Direction.Outgoing && c.Body.StartsWith("Le centre est ouvert"))
                .GroupBy(c => c.RequestId)
                .Select(g => g.Count())
                .ToListAsync()
        );
        answers.Count.ShouldBe(requests);
        answers.ShouldAllBe(n => n == 1);
        var queued = await town.DatabaseAsync(db =>
            db.Set<OutboxMessage>().CountAsync(m => m.Kind == OutboxKind.Reply)
        );
        queued.ShouldBe(requests);
    }

    static Task<int> AnsweredAsync(TownProcess town) =>
        town.DatabaseAsync(db => db.Set<GroupReplyRequest>().CountAsync(r => r.Outcome == GroupOutcome.Mailed));

    /// <summary>A group that was sent an instant ago, by Anne Morel.</summary>
    static Task<bool> FillAsync(TownProcess town, int count) =>
        town.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var clock = services.GetRequiredService<TimeProvider>();
            var by = new ProcessContext(
                town.Town.Agent("voirie"),
                "Anne Morel",
                TimelineChain.ToMicroseconds(clock.GetUtcNow().UtcDateTime)
            );
            var person = await services
                .GetRequiredService<Features.Requesters.RequesterService>()
                .AddAsync(TogetherStand.Person("Courriel"), circleId: null, CancellationToken.None);
            var references = new List<string>();
            for (var number = 0; number < count; number++)
            {
                var request = await services
                    .GetRequiredService<RequestRegistration>()
                    .RegisterAsync(
                        new NewRequest
                        {
                            Channel = Features.Requesters.Channel.Phone,
                            TopicId = town.Town.Pothole,
                            RequesterId = person.Id,
                            Subject = $"Trou {number}",
                        },
                        by,
                        CancellationToken.None
                    );
                references.Add(request.Reference);
                db.ChangeTracker.Clear();
            }

            var viewer = (
                await services
                    .GetRequiredService<ViewerStore>()
                    .FindAsync(town.Town.Account("voirie"), CancellationToken.None)
            )!;
            var writing = services.GetRequiredService<GroupWriting>();
            var transactions = services.GetRequiredService<Transactions>();
            var group = await transactions.RunAsync(
                () => writing.ChooseAsync(references, "Mes demandes", viewer, CancellationToken.None),
                CancellationToken.None
            );
            var text = new GroupText("", "Le centre est ouvert.", RequestStatus.Answered);
            await writing.SendAsync(
                group.PublicId,
                text,
                count,
                group.Version,
                RandomId.New(),
                viewer,
                CancellationToken.None
            );
            return true;
        });

    static string Forbidding(DatabaseKind database) =>
        database == DatabaseKind.Sqlite
            ? """
                CREATE TRIGGER stop BEFORE UPDATE ON "GroupReplyRequests" WHEN NEW."At" IS NOT NULL AND NEW."Why" NOT LIKE 'Ni courriel%'
                BEGIN SELECT RAISE(ABORT, 'stopped'); END
                """
            : """
                CREATE FUNCTION stop() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''stopped''; END' LANGUAGE plpgsql;
                CREATE TRIGGER stop BEFORE UPDATE ON "GroupReplyRequests" FOR EACH ROW
                WHEN (NEW."At" IS NOT NULL AND NEW."Why" NOT LIKE 'Ni courriel%') EXECUTE FUNCTION stop();
                """;

    static Task<int> ExecuteAsync(TownApp app, string sql) =>
        app.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>But for what a turn that began before would still say of an answer that it could not keep.</summary>
    static string Allowing(DatabaseKind database) =>
        database == DatabaseKind.Sqlite
            ? """
                DROP TRIGGER stop;
                CREATE TRIGGER stop BEFORE UPDATE ON "GroupReplyRequests" WHEN NEW."Why" LIKE 'Sa réponse n%'
                BEGIN SELECT RAISE(ABORT, 'stopped'); END
                """
            : """
                DROP TRIGGER stop ON "GroupReplyRequests";
                CREATE TRIGGER stop BEFORE UPDATE ON "GroupReplyRequests" FOR EACH ROW
                WHEN (NEW."Why" LIKE 'Sa réponse n%') EXECUTE FUNCTION stop();
                """;
}
