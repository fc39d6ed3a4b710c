using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Portal.Asking.Guard;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>When too many ask at once: a browser proves its worth by itself, and nobody without one is left out.</summary>
public sealed partial class GuardTests
{
    [SkippableTheory, BothDatabases]
    public async Task Above_the_threshold_a_sum_is_asked_of_the_browser_and_a_wrong_or_old_one_does_not_do(
        DatabaseKind database
    )
    {
        await using var app = await OpenAsync(database, place: 1);
        using var visitor = app.Visit();
        var first = await ToCheckAsync(app, visitor);
        var tab = await ToCheckAsync(app, visitor);
        first.Has("[data-module=proof]").ShouldBeFalse();
        first.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("worker-src");
        (await first.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");

        // Shown while few came: shown again, with its sum.
        var again = await tab.SubmitAsync("Envoyer ma demande");
        again.Errors.ShouldHaveSingleItem().ShouldStartWith("Beaucoup de demandes arrivent en ce moment");
        again.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("worker-src 'self'");
        again.Text.ShouldContain("Un trou");
        var wrong = await again.SubmitAsync("Envoyer ma demande", ("Proof", "-1"));
        wrong.Errors.ShouldHaveSingleItem().ShouldStartWith("Beaucoup de demandes");
        var solved = Solve(wrong);
        var other = await ToCheckAsync(app, visitor);
        (
            await other.SubmitAsync("Envoyer ma demande", ("Challenge", wrong.ValueOf("Challenge")), ("Proof", solved))
        ).Errors.ShouldHaveSingleItem("the sum of another request");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await wrong.SubmitAsync("Envoyer ma demande", ("Proof", solved))).Title.ShouldBe(
            "Votre demande est enregistrée"
        );
        (await wrong.SubmitAsync("Envoyer ma demande", ("Proof", solved))).Title.ShouldBe(
            "Votre demande est enregistrée"
        );
        (await CountAsync(app)).ShouldBe(2);

        app.Clock.Advance(TimeSpan.FromHours(2));
        (await ToCheckAsync(app, visitor)).Has("[data-module=proof]").ShouldBeFalse("it is calm again");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_script_a_message_confirms_it_and_nobodys_mailbox_is_flooded(DatabaseKind database)
    {
        await using var app = await OpenAsync(database, place: 0);
        using var visitor = app.Visit();
        var check = await ToCheckAsync(app, visitor);

        var waiting = await check.SubmitAsync("Envoyer ma demande");

        waiting.Text.ShouldContain("ouvrez le lien du courriel que nous envoyons à yann@exemple.fr");
        waiting.Text.ShouldContain("Un trou");
        (await CountAsync(app)).ShouldBe(0);
        await waiting.SubmitAsync("Envoyer ma demande");
        (await waiting.SubmitAsync("Envoyer ma demande"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("vient de partir");
        await app.SendDueAsync();
        var link = Confirm().Match(Mails(app)[0]).Value;
        using var elsewhere = app.Visit();
        (await elsewhere.GetPageAsync(link[..^3] + "xyz")).Has("[data-module=proof]").ShouldBeTrue();
        var opened = await elsewhere.GetPageAsync(link);
        opened.Has("[data-module=proof]").ShouldBeFalse();
        (await CountAsync(app)).ShouldBe(0, "whoever opens links by themselves sends nothing");
        (await opened.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");
        (await opened.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");
        (await CountAsync(app)).ShouldBe(1);
        var department = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().Select(r => r.DepartmentId).SingleAsync()
        );
        department.ShouldNotBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_script_nor_a_mailbox_it_is_kept_and_the_pilot_looks_first(DatabaseKind database)
    {
        await using var app = await OpenAsync(database, place: 0);
        using var visitor = app.Visit();
        var check = await ToCheckAsync(app, visitor, mail: false);

        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");

        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        (request.TopicId, request.DepartmentId).ShouldBe((app.Town.Pothole, null));
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/demandes/a-affecter")).Text.ShouldContain(request.Reference);
        var record = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        record.Text.ShouldContain("Note interne de Parvis");
        record.Text.ShouldContain("À vérifier : beaucoup de demandes arrivaient du site");
        (
            await visitor.GetPageAsync(check.Path.Replace("verification", "accuse", StringComparison.Ordinal))
        ).Text.ShouldNotContain("À vérifier");
    }

    [SkippableFact]
    public async Task The_town_sets_above_how_many_requests_are_checked()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/demandes");
        form.ValueOf("Input.ChecksAbovePlace").ShouldBe("12");
        await form.SubmitAsync("Enregistrer", ("Input.ChecksAbovePlace", 3), ("Input.ChecksAboveTown", 30));
        var kept = await admin.GetPageAsync("/reglages/demandes");
        kept.ValueOf("Input.ChecksAbovePlace").ShouldBe("3");
        kept.ValueOf("Input.ChecksAboveTown").ShouldBe("30");
    }

    static Task<int> CountAsync(TownApp app) => app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync());

    static List<string> Mails(TownApp app) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Select(QuotedPrintable.Decode)
                .Where(m => m.Contains("confirmation=", StringComparison.Ordinal)),
        ];

    /// <summary>As the worker of the page does.</summary>
    static string Solve(TownPage page)
    {
        var form = page.Find("[data-module=proof]");
        var (salt, digest) = (form.GetAttribute("data-salt"), form.GetAttribute("data-digest"));
        var number = Enumerable
            .Range(0, AskProof.Most + 1)
            .First(n => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}.{n}"))) == digest);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    static async Task<TownPage> ToCheckAsync(TownApp app, TownClient visitor, bool mail = true)
    {
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var who = await questions.SubmitAsync("Continuer", ("a-lieu", "Ici"), ("a-demande", "Un trou"));
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        return await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Yann"),
            ("Input.LastName", "Le Goff"),
            mail ? ("Input.Email", "yann@exemple.fr") : ("Input.Phone", "02 40 11 22 33")
        );
    }

    static async Task<TownApp> OpenAsync(DatabaseKind database, int place)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        await app.InScopeAsync(async services =>
        {
            var settings = services.GetRequiredService<SettingsStore>();
            var rules = await settings.GetAsync<RequestSettings>();
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(() => settings.SaveAsync(rules with { ChecksAbovePlace = place }), CancellationToken.None);
        });
        return app;
    }

    [GeneratedRegex(
        @"/demander/en-cours/[\w-]+/verification\?confirmation=[\w-]+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Confirm();
}
