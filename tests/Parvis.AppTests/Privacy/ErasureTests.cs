using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outbox;
using Parvis.Features.Accounts.Resuming;
using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Keys;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Privacy;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Audit;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>What may be erased is erased everywhere, in one go; what must stay stays, and is said.</summary>
public sealed class ErasureTests
{
    const string Shared = "le règlement de la voirie";

    [SkippableTheory, BothDatabases]
    public async Task Nothing_of_the_person_is_found_anywhere_afterwards(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (person, hers, forMarie, alone, common) = await LiveAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(100));
        await app.RunJobAsync<SealTimelineJob>();
        (await app.TracesAsync()).ShouldNotBeEmpty();
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        await officer.GetPageAsync($"{address}/donnees");
        var page = await officer.GetPageAsync($"{address}/effacement");
        var again = await officer.GetPageAsync($"{address}/effacement");

        var done = await page.SubmitAsync("Effacer définitivement", ("Reason", "demande fondée, article 17-1-a"));

        done.Text.ShouldContain("Ce qui pouvait l'être est effacé.");
        done.Text.ShouldContain("Personne dont les données sont effacées");
        done.Text.ShouldContain("Fiche effacée, 2 demandes effacées.");
        // Twice does no harm.
        (await again.SubmitAsync("Effacer définitivement", ("Reason", "encore"))).Text.ShouldContain("déjà effacé");
        (await app.TracesAsync()).ShouldBeEmpty();
        await app.RunJobAsync<EraseBlobsJob>();
        if (database == DatabaseKind.Sqlite)
            foreach (var file in Directory.EnumerateFiles(app.DataFolder, "parvis.db*"))
            {
                await using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = new MemoryStream();
                await read.CopyToAsync(copy);
                PrivacyStand.TraceIn(Encoding.UTF8.GetString(copy.ToArray())).ShouldBeNull(file);
            }

        (await OpensAsync(app, alone)).ShouldBeFalse();
        (await OpensAsync(app, common)).ShouldBeTrue();
        await app.RunJobAsync<SealTimelineJob>();
        var report = await app.InScopeAsync(services =>
            services.GetRequiredService<TimelineVerifier>().VerifyAsync(CancellationToken.None)
        );
        report.Findings.ShouldBeEmpty();

        using var reception = await app.SignInAsync("accueil");
        await reception.GetPageAsync($"/usagers/{person.PublicId}", HttpStatusCode.NotFound);
        (await reception.GetPageAsync("/recherche?q=quatremere")).Text.ShouldNotContain("Zéphyrine");
        var left = await reception.GetPageAsync($"/demandes/{hers}");
        left.Title.ShouldContain("Demande effacée");
        left.Text.ShouldContain("a effacé les données de la personne");
        (await reception.GetPageAsync($"/demandes/{forMarie}")).Text.ShouldContain("[personne effacée]");
        (await officer.GetPageAsync(PrivacyStand.Cases)).Text.ShouldContain("données effacées");
        (await officer.GetPageAsync($"{address}/lettre")).Text.ShouldContain("saisir la CNIL");
        await officer.GetPageAsync($"{address}/donnees", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_open_can_be_appealed_or_is_kept_on_purpose_stays_with_the_sheet(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        var old = await AskAsync(app, person.Id, "Vieille affaire");
        var kept = await AskAsync(app, person.Id, "Affaire au tribunal");
        await CloseAsync(app, old);
        await CloseAsync(app, kept);
        app.Clock.Advance(TimeSpan.FromDays(70));
        var recent = await AskAsync(app, person.Id, "Close hier");
        await CloseAsync(app, recent);
        var open = await AskAsync(app, person.Id, "En cours");
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        var page = await officer.GetPageAsync($"{address}/effacement");

        page.Text.ShouldContain($"{recent}, Close hier : délai de recours");
        page.Text.ShouldContain($"{open}, En cours : demande en cours");
        (await page.SubmitAsync("Effacer définitivement")).Errors.ShouldBe(["Dites ce qui justifie l'effacement."]);
        (
            await page.SubmitAsync("Effacer définitivement", ("Reason", "voulu par Zéphyrine Quatremère"))
        ).Errors.ShouldBe(["Cette raison reste : ne nommez pas la personne."]);
        var done = await page.SubmitAsync(
            "Effacer définitivement",
            ("Reason", "demande fondée"),
            ("Keep[1].Reason", nameof(KeepReason.LegalClaims))
        );

        done.Text.ShouldContain("Fiche gardée, 1 demande effacée.");
        done.Text.ShouldContain("1 demande : droits en justice");
        var subjects = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().OrderBy(r => r.Id).Select(r => r.Subject).ToListAsync()
        );
        subjects.ShouldBe(["Demande effacée", "Affaire au tribunal", "Close hier", "En cours"]);
        (await app.DatabaseAsync(db => db.Set<Requester>().CountAsync(r => r.Id == person.Id))).ShouldBe(1);
        (
            await app.DatabaseAsync(db =>
                db.Set<AdministrationEntry>().Where(e => e.What.StartsWith("DP-")).Select(e => e.What).ToListAsync()
            )
        ).ShouldAllBe(what => PrivacyStand.TraceIn(what) == null);
        await Should.ThrowAsync<RefusedException>(() =>
            app.ActAsync("pilote", old, RequestAction.Reopen, (r, by) => r.Reopen("erreur", 400, null, by))
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_failure_on_the_way_leaves_everything(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, TownAppOptions.Production);
        var person = await app.KnowZephyrineAsync();
        var request = await AskAsync(app, person.Id, "Trou venelle des Frênes");
        await CloseAsync(app, request);
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        var page = await officer.GetPageAsync($"{address}/effacement");
        // The sheet goes last: by then everything else was erased in the same transaction.
        await app.DatabaseAsync(db =>
            db.Database.ExecuteSqlAsync($"ALTER TABLE \"RequesterNeeds\" RENAME TO \"NeedsAway\"")
        );

        await page.SubmitAsync(
            "Effacer définitivement",
            HttpStatusCode.InternalServerError,
            ("Reason", "demande fondée")
        );

        await app.DatabaseAsync(db =>
            db.Database.ExecuteSqlAsync($"ALTER TABLE \"NeedsAway\" RENAME TO \"RequesterNeeds\"")
        );
        var left = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync());
        (left.Subject, left.RequesterId).ShouldBe(("Trou venelle des Frênes", person.Id));
        (await app.DatabaseAsync(db => db.Set<Correspondence>().CountAsync())).ShouldBeGreaterThan(0);
        (await app.DatabaseAsync(db => db.Set<TimelineEvent>().CountAsync(e => e.Payload == null))).ShouldBe(0);
    }

    /// <summary>Everything a town can come to hold on somebody.</summary>
    static async Task<(Requester Person, string Hers, string ForMarie, string Alone, string Common)> LiveAsync(
        TownApp app
    )
    {
        var person = await app.KnowZephyrineAsync();
        var marie = await app.NumberAsync(app.Town.Marie);
        using (var reception = await app.SignInAsync("accueil"))
        {
            var household = await reception.GetPageAsync($"/usagers/{person.PublicId}/foyer");
            await household.SubmitAsync("Ajouter", ("Person.Id", app.Town.Jean), ("Role", "Partner"));
            var needs = await reception.GetPageAsync($"/usagers/{person.PublicId}/a-savoir");
            await needs.SubmitAsync("Noter", ("What", "parler lentement"), ("Source", "Zéphyrine elle-même"));
        }

        var hers = await AskAsync(app, person.Id, "Nid-de-poule venelle des Frênes", Channel.Email);
        var other = await AskAsync(app, marie, "Trou rue des Lilas");
        var forMarie = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = marie,
                RepresentativeId = person.Id,
                Subject = "Trou signalé par Zéphyrine Quatremère",
                Text = $"Zéphyrine QUATREMERE appelle pour Marie, la joindre au {PrivacyStand.Phone}.",
            }
        );
        await app.ActAsync(
            "pilote",
            hers,
            RequestAction.Chase,
            (r, by) => r.Chase(Channel.Phone, "Mme Quatremère", by)
        );
        var (alone, common) = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var blobs = services.GetRequiredService<IBlobStore>();
            var mine = await blobs.SaveAsync(new MemoryStream("Quatremère, plan"u8.ToArray()), default);
            var shared = await blobs.SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes(Shared)), default);
            var request = await db.Set<CitizenRequest>().SingleAsync(r => r.Reference == hers);
            var kept = await db.Set<CitizenRequest>().SingleAsync(r => r.Reference == other);
            db.AddRange(
                File(request.Id, "plan-quatremere.txt", mine.Hash),
                File(request.Id, "reglement.txt", shared.Hash),
                File(kept.Id, "reglement.txt", shared.Hash),
                new Note
                {
                    RequestId = request.Id,
                    AgentId = app.Town.Agent("voirie"),
                    Author = "Anne Morel",
                    At = app.Clock.UtcNow,
                    Body = "Zéphyrine est pressée",
                },
                OfficialLook.Record(
                    app.Town.ElectedOfficial,
                    app.Clock.UtcNow,
                    "quatremere",
                    LookOutcome.Shown,
                    [request.Id]
                )
            );
            await db.SaveChangesAsync();
            var (key, _) = ApiKey.Create(new NewApiKey("Site", ApiScopes.RequestsRead), app.Clock.UtcNow);
            db.Add(key);
            db.Add(
                new ApiAnswer
                {
                    ApiKeyId = key.Id,
                    IdempotencyKey = "un",
                    Digest = "",
                    At = app.Clock.UtcNow,
                    Location = $"/api/v1/requests/{hers}",
                    Body = "{\"requester\":\"Zéphyrine Quatremère\"}",
                }
            );
            await db.SaveChangesAsync();
            await services
                .GetRequiredService<KeptForms>()
                .KeepAsync(
                    new KeptForm
                    {
                        AccountId = app.Town.Account("voirie"),
                        Url = "/demandes/nouvelle",
                        Fields = [KeyValuePair.Create("Text", "Zéphyrine Quatremère rappelle")],
                        HadFiles = false,
                    },
                    CancellationToken.None
                );
            return (mine.Hash, shared.Hash);
        });
        await CloseAsync(app, hers);
        await CloseAsync(app, forMarie.Reference);
        using var anne = await app.SignInAsync("voirie2");
        await anne.GetPageAsync($"/usagers/{person.PublicId}");
        return (person, hers, forMarie.Reference, alone, common);

        RequestFile File(long request, string name, string hash) =>
            new()
            {
                PublicId = RandomId.New(),
                RequestId = request,
                Name = name,
                ContentType = "text/plain",
                Size = 12,
                Hash = hash,
                At = app.Clock.UtcNow,
            };
    }

    static async Task<string> AskAsync(TownApp app, long person, string subject, Channel channel = Channel.Phone) =>
        (
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = channel,
                    TopicId = app.Town.Pothole,
                    RequesterId = person,
                    Subject = subject,
                    Text = $"{subject}, merci de passer.",
                }
            )
        ).Reference;

    static Task CloseAsync(TownApp app, string reference) =>
        app.ActAsync(
            "pilote",
            reference,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait, Mme Quatremère prévenue", by)
        );

    static Task<bool> OpensAsync(TownApp app, string hash) =>
        app.InScopeAsync(async services =>
        {
            await using var content = await services.GetRequiredService<IBlobStore>().OpenAsync(hash, default);
            return content is not null;
        });
}
