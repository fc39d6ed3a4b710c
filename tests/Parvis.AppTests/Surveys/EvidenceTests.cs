using System.IO.Compression;
using System.Net;
using System.Text;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Surveys.Improvements;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>What an auditor asks for is one file, and says what each figure counts.</summary>
public sealed class EvidenceTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_evidence_of_a_year_is_one_file_without_confidential_topics(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        await app.RegisterPotholeAsync("Un trou");
        await app.RegisterConfidentialRequestAsync();
        await app.DatabaseAsync(async db =>
        {
            var action = new ImprovementAction { At = app.Clock.UtcNow, By = "Pilote" };
            action.Edit(
                new ImprovementOptions
                {
                    Title = "Donner une date",
                    Observed = "Rien n'en donne.",
                    OwnerAgentId = app.Town.Agent("voirie"),
                    DueOn = new DateOnly(2026, 12, 1),
                }
            );
            db.Add(action);
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.RunJobAsync<MakeFiguresJob>();
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/pilotage/preuves")).Text.ShouldContain("Télécharger les preuves");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/pilotage/preuves/archive?periode=12-mois");
        using var answer = await pilot.SendOnceAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var bytes = await answer.Content.ReadAsStreamAsync();
        await using var archive = new ZipArchive(bytes);
        archive
            .Entries.Select(e => e.FullName)
            .ShouldBe([
                "index.html",
                "delais-et-engagements.csv",
                "reclamations.csv",
                "joignabilite.csv",
                "satisfaction.csv",
                "campagnes.csv",
                "ameliorations.csv",
            ]);
        var delays = await ReadAsync(archive, "delais-et-engagements.csv");
        delays.ShouldContain(";1;0;0;;");
        delays.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, "one topic and the heading");
        (await ReadAsync(archive, "ameliorations.csv")).ShouldContain("Donner une date");
        using var head = await app.SignInAsync("chef");
        await head.GetPageAsync("/pilotage/preuves", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Links_elsewhere_follow_the_thanks(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var results = await pilot.GetPageAsync("/pilotage/satisfaction");
        (await results.SubmitAsync("Enregistrer ces liens", ("OpinionUrl", "jedonnemonavis"))).Errors.ShouldBe([
            "Cette adresse commence par https.",
        ]);
        (
            await results.SubmitAsync(
                "Enregistrer ces liens",
                ("OpinionUrl", "https://jedonnemonavis.numerique.gouv.fr/Demarches/1")
            )
        ).Text.ShouldContain("Les liens sont enregistrés");
        (await pilot.GetPageAsync("/pilotage/satisfaction")).Text.ShouldContain("Ne plus interroger");
    }

    static async Task<string> ReadAsync(ZipArchive archive, string name)
    {
        await using var stream = await archive.GetEntry(name)!.OpenAsync();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
