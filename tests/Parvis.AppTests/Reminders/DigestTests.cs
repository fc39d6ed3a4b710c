using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Reminders;

/// <summary>One message a morning, with what needs an act, and none when nothing does.</summary>
public sealed class DigestTests
{
    static readonly DateOnly Monday = new(2026, 11, 16);

    [SkippableTheory, BothDatabases]
    public async Task Each_gets_what_needs_an_act_of_them_once_in_the_morning(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await TakenAsync(app, "Trou <profond> rue des Lilas");

        await MorningAsync(app, Monday.AddDays(2));
        app.Digests("voirie").ShouldBeEmpty();

        // Due on Monday, announced on Friday: the town hall is closed in between.
        await MorningAsync(app, Monday.AddDays(4));
        await MorningAsync(app, Monday.AddDays(4), again: true);
        var mail = app.Digests("voirie").ShouldHaveSingleItem();
        mail.ShouldContain("Subject: 1 demande attend un geste de vous");
        mail.ShouldContain("Auto-Submitted: auto-generated");
        mail.ShouldContain("Bonjour Anne,");
        mail.ShouldContain("ce vendredi 20 novembre 2026");
        mail.ShouldContain($"- {request.Reference}, Trou <profond> rue des Lilas, pour le lun. 23 nov.");
        mail.ShouldContain($"http://localhost:5080/demandes/{request.Reference}");
        mail.ShouldContain(
            $"<a href=\"http://localhost:5080/demandes/{request.Reference}\">{request.Reference}</a> Trou &lt;profond&gt; rue des Lilas"
        );
        mail.ShouldContain("http://localhost:5080/mon-compte");
        app.Digests("verts").ShouldBeEmpty();
        app.Digests("pilote").ShouldBeEmpty();

        // Late by two working days: the head's too; by five: the pilot's.
        await MorningAsync(app, Monday.AddDays(9));
        app.Digests("voirie")[^1].ShouldContain("En retard\r\n- ");
        app.Digests("chef").ShouldHaveSingleItem().ShouldContain("En retard dans votre service");
        await MorningAsync(app, Monday.AddDays(14));
        app.Digests("pilote").ShouldHaveSingleItem().ShouldContain("Toujours en retard dans la commune");

        // What they said is not kept.
        var kept = await app.DatabaseAsync(db =>
            db.Set<OutboxMessage>().Where(m => m.Kind == OutboxKind.Digest).Select(m => m.Payload).ToListAsync()
        );
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(payload => payload == "");
    }

    [SkippableTheory, BothDatabases]
    public async Task Not_before_half_past_seven_there_nor_on_a_day_off_nor_in_the_evening(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await TakenAsync(app, "Trou rue des Lilas", dueOn: new DateOnly(2026, 11, 17));

        await AtAsync(app, Monday.AddDays(2), new TimeOnly(6, 29));
        app.Digests("voirie").ShouldBeEmpty();
        await AtAsync(app, Monday.AddDays(2), new TimeOnly(17, 0));
        app.Digests("voirie").ShouldBeEmpty();
        await AtAsync(app, Monday.AddDays(3), new TimeOnly(6, 30));
        app.Digests("voirie").Count.ShouldBe(1);
        await AtAsync(app, Monday.AddDays(5), new TimeOnly(8, 0));
        await AtAsync(app, new DateOnly(2026, 12, 25), new TimeOnly(8, 0));
        app.Digests("voirie").Count.ShouldBe(1);
        // Summer time: the same hour there is another one elsewhere.
        await AtAsync(app, new DateOnly(2027, 3, 29), new TimeOnly(5, 29));
        app.Digests("voirie").Count.ShouldBe(1);
        await AtAsync(app, new DateOnly(2027, 3, 30), new TimeOnly(5, 29));
        app.Digests("voirie").Count.ShouldBe(1);
        await AtAsync(app, new DateOnly(2027, 3, 30), new TimeOnly(5, 30));
        app.Digests("voirie").Count.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_chooses_how_often_on_their_account(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await TakenAsync(app, "Trou rue des Lilas", dueOn: new DateOnly(2026, 11, 17));
        using (var anne = await app.SignInAsync("voirie"))
        {
            var page = await anne.GetPageAsync("/mon-compte");
            var saved = await page.SubmitAsync("Enregistrer mon choix", ("Digest", nameof(DigestRhythm.Weekly)));
            saved.Path.ShouldBe("/mon-compte");
            saved.Text.ShouldContain("Votre choix est enregistré.");
        }

        foreach (var days in new[] { 3, 4, 7, 8, 14 })
            await MorningAsync(app, Monday.AddDays(days));
        app.Digests("voirie").Count.ShouldBe(2);
        app.Digests("voirie")[0].ShouldContain("le premier jour ouvré de la semaine");

        using (var anne = await app.SignInAsync("voirie"))
        {
            var page = await anne.GetPageAsync("/mon-compte");
            var saved = await page.SubmitAsync("Enregistrer mon choix", ("Digest", nameof(DigestRhythm.Never)));
            saved.Text.ShouldContain("Vous ne recevrez plus de récapitulatif.");
        }

        foreach (var days in new[] { 21, 22 })
            await MorningAsync(app, Monday.AddDays(days));
        app.Digests("voirie").Count.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_shows_its_reference_alone_and_to_its_circle_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterConfidentialRequestAsync("Secours pour madame Kervella");
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));

        foreach (var days in new[] { 4, 7, 9, 14, 60 })
            await MorningAsync(app, Monday.AddDays(days));

        var mails = app.Digests("social");
        mails.Count.ShouldBeGreaterThan(3);
        mails[0].ShouldContain($"- {request.Reference}, demande confidentielle, pour le lun. 23 nov.");
        foreach (var mail in app.AllDigests())
        {
            mail.ShouldNotContain("Secours", Case.Insensitive);
            mail.ShouldNotContain("Kervella");
            mail.ShouldNotContain("Aide d'urgence");
            mail.ShouldNotContain("Action sociale");
        }

        app.AllDigests().Count(m => m.Contains(request.Reference, StringComparison.Ordinal)).ShouldBe(mails.Count);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_must_approve_an_answer_is_reminded_each_morning_until_they_did(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(ApprovalStand.Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);

        await MorningAsync(app, Monday.AddDays(1));
        app.Digests("chef")[^1]
            .ShouldContain(
                $"Réponses à valider\r\n- {request.Reference}, {request.Subject}, à vous depuis le lun. 16 nov."
            );
        app.Digests("verts").ShouldBeEmpty();
        using var chef = await app.SignInAsync("chef");
        await (await app.ProposalAsync(request, chef)).ApproveAsync();

        await MorningAsync(app, Monday.AddDays(2));
        app.Digests("chef").Count(m => m.Contains("Réponses à valider", StringComparison.Ordinal)).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_is_away_gets_none_and_their_stand_in_has_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await TakenAsync(app, "Trou rue des Lilas", dueOn: new DateOnly(2026, 11, 17));
        await app.BeAbsentAsync("voirie", standIn: "verts");

        await MorningAsync(app, Monday.AddDays(2));

        app.Digests("voirie").ShouldBeEmpty();
        app.Digests("verts").ShouldHaveSingleItem().ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_weekly_one_waits_for_who_is_away_on_the_first_day_of_the_week(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await TakenAsync(app, "Trou rue des Lilas", dueOn: new DateOnly(2026, 11, 17));
        using (var anne = await app.SignInAsync("voirie"))
            await (await anne.GetPageAsync("/mon-compte")).SubmitAsync(
                "Enregistrer mon choix",
                ("Digest", nameof(DigestRhythm.Weekly))
            );
        await app.DatabaseAsync(async db =>
        {
            var agent = (await db.FindAsync<Agent>(app.Town.Agent("voirie")))!;
            agent.BeAbsent(Monday.AddDays(7), Monday.AddDays(8), standInId: null);
            return await db.SaveChangesAsync();
        });

        foreach (var days in new[] { 7, 8 })
            await MorningAsync(app, Monday.AddDays(days));
        app.Digests("voirie").ShouldBeEmpty();
        foreach (var days in new[] { 9, 10, 11, 14, 15 })
            await MorningAsync(app, Monday.AddDays(days));

        app.Digests("voirie").Count.ShouldBe(2, "on Wednesday, then on the Monday after");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_head_and_the_pilot_see_what_nobody_has_and_what_the_law_counts(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var offered = await app.RegisterPotholeAsync("Trou offert");
        var accepted = await app.RegisterPotholeAsync("Trou sans personne");
        await app.ActAsync("chef", accepted, RequestAction.Accept, (r, by) => r.Accept(by));
        var unowned = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Noise,
                Subject = "Bruit la nuit",
            }
        );

        await MorningAsync(app, Monday.AddDays(1));

        var head = app.Digests("chef").ShouldHaveSingleItem();
        head.ShouldContain("Subject: 2 demandes attendent un geste de vous");
        head.ShouldContain($"À accepter dans votre service\r\n- {offered.Reference}, Trou offert");
        head.ShouldContain($"Sans personne dans votre service\r\n- {accepted.Reference}");
        app.Digests("pilote").ShouldHaveSingleItem().ShouldContain($"Sans service\r\n- {unowned.Reference}");

        // Two months without an answer: the law rejects on 16 January, and the pilot sees it come.
        await MorningAsync(app, new DateOnly(2027, 1, 12));
        var before = app.Digests("pilote")[^1];
        before.ShouldContain("Délai légal proche ou passé");
        before.ShouldContain("délai légal le sam. 16 janv.");
        before.ShouldContain("Accusés de réception à envoyer");
        await app.RunJobAsync<Parvis.Features.Clocks.Watching.WatchClocksJob>();
        await MorningAsync(app, new DateOnly(2027, 1, 19));
        await app.RunJobAsync<Parvis.Features.Clocks.Watching.WatchClocksJob>();
        await MorningAsync(app, new DateOnly(2027, 1, 20));
        app.Digests("pilote")[^1].ShouldContain("décidée par le silence le sam. 16 janv.");
    }

    [SkippableFact]
    public async Task Two_nodes_at_once_write_it_once()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.PostgreSql);
        await TakenAsync(app, "Trou rue des Lilas", dueOn: new DateOnly(2026, 11, 17));
        await using var other = await app.StartNodeAsync();

        foreach (var days in new[] { 2, 3, 4 })
        {
            app.Clock.Advance(Monday.AddDays(days).ToDateTime(new TimeOnly(7, 0)) - app.Clock.UtcNow);
            await Task.WhenAll(
                app.RunJobAsync<DigestJob>(),
                other.RunJobAsync<DigestJob>(),
                app.RunJobAsync<DigestJob>(),
                other.RunJobAsync<DigestJob>()
            );
        }

        var written = await app.DatabaseAsync(db =>
            db.Set<OutboxMessage>().CountAsync(m => m.Kind == OutboxKind.Digest && m.Recipient.StartsWith("voirie@"))
        );
        written.ShouldBe(3);
        (
            await app.DatabaseAsync(db => db.Set<Digest>().CountAsync(d => d.AgentId == app.Town.Agent("voirie")))
        ).ShouldBe(3);
    }

    static async Task<CitizenRequest> TakenAsync(TownApp app, string subject, DateOnly? dueOn = null)
    {
        var request = await app.RegisterPotholeAsync(subject);
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        if (dueOn is { } due)
            await app.ActAsync("voirie", request, RequestAction.Plan, (r, _) => r.ChangeDueDate(due, "promis"));
        return request;
    }

    /// <summary>At eight there, in winter.</summary>
    static Task MorningAsync(TownApp app, DateOnly day, bool again = false) =>
        AtAsync(app, day, new TimeOnly(7, again ? 30 : 0));

    /// <param name="app">The town.</param>
    /// <param name="day">The day.</param>
    /// <param name="utc">The hour of universal time.</param>
    static async Task AtAsync(TownApp app, DateOnly day, TimeOnly utc)
    {
        app.Clock.Advance(day.ToDateTime(utc) - app.Clock.UtcNow);
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
    }
}

static class DigestMails
{
    public static IReadOnlyList<string> Digests(this TownApp app, string login) =>
        [.. app.AllDigests().Where(m => m.Contains($"<{login}@saint-aubin.example>", StringComparison.Ordinal))];

    public static IReadOnlyList<string> AllDigests(this TownApp app) =>
        [
            .. Directory
                .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.eml")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Select(QuotedPrintable.Decode)
                .Where(mail => mail.Contains("ce récapitulatif", StringComparison.Ordinal)),
        ];
}
