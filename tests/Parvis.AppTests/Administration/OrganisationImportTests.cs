using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

/// <summary>Partners, absences and usual answers come from a spreadsheet like the rest.</summary>
public sealed class OrganisationImportTests
{
    const string Lines = ".import-report tbody tr";

    [SkippableTheory, BothDatabases]
    public async Task Partners_are_made_and_changed_by_their_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(
            administrator,
            "organismes",
            """
            nom;nature;compétences;courriel;en service
            RENNES METROPOLE;Métropole ou intercommunalité;Eau, déchets, bus;;oui
            Eau du bassin;Opérateur de réseau;Fuites d'eau;pas une adresse;oui
            Préfecture;préfecture;Titres de séjour;;non
            Préfecture;préfecture;;;oui
            """
        );

        trial.Rows(Lines).ShouldContain(l => l.StartsWith("2 RENNES METROPOLE modifié"));
        trial.Rows(Lines).ShouldContain(l => l.StartsWith('3') && l.Contains("n'est pas une adresse électronique"));
        trial.Rows(Lines).ShouldContain(l => l.StartsWith("4 Préfecture créé"));
        trial.Rows(Lines).ShouldContain(l => l.Contains("« Préfecture » est déjà en ligne 4."));
        await trial.SubmitAsync("Importer les lignes correctes");

        var partners = await app.DatabaseAsync(db =>
            db.Set<PartnerAuthority>().AsNoTracking().OrderBy(p => p.SortName).ToListAsync()
        );
        partners
            .Select(p => (p.Kind, p.Active, p.Competence))
            .ShouldBe([
                (PartnerKind.Prefecture, false, "Titres de séjour"),
                (PartnerKind.Metropolis, true, "Eau, déchets, bus"),
            ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Absences_are_noted_and_replace_those_they_cover(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        await InstallationTests.ImportAsync(
            administrator,
            "absences",
            "agent;du;au;remplaçant\nAnne Morel;03/08/2026;14/08/2026;Karim Benali\nKarim Benali;01/09/2026;02/09/2026;\n"
        );

        var trial = await TryAsync(
            administrator,
            "absences",
            """
            agent;du;au
            anne morel;03/08/2026;21/08/2026
            Anne Morel;2026-08-20;2026-08-25
            Karim Benali;02/09/2026;01/09/2026
            Karim Benali;le 3;04/09/2026
            Personne Inconnue;03/08/2026;04/08/2026
            """
        );

        var lines = trial.Rows(Lines);
        lines.ShouldContain(l => l.StartsWith('2') && l.Contains("modifié") && l.Contains("21 août 2026"));
        lines.ShouldContain(l => l.StartsWith('3') && l.Contains("déjà absent à la ligne 2"));
        lines.ShouldContain(l => l.StartsWith('4') && l.Contains("au : La fin de l'absence doit suivre son début."));
        lines.ShouldContain(l => l.StartsWith('5') && l.Contains("« le 3 » : écrivez la date"));
        lines.ShouldContain(l => l.StartsWith('6') && l.Contains("« Personne Inconnue » n'existe pas"));
        await trial.SubmitAsync("Importer les lignes correctes");

        (await AbsencesAsync(app, "voirie")).ShouldBe([
            new Absence(new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 21), app.Town.Agent("voirie2")),
        ]);
        (await AbsencesAsync(app, "voirie2")).ShouldBe([
            new Absence(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 2), StandInId: null),
        ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_stand_in_stays_with_the_absence(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        const string known = "agent;du;au;remplaçant\nAnne Morel;03/08/2026;14/08/2026;Karim Benali\n";
        await InstallationTests.ImportAsync(administrator, "absences", known);
        await app.DatabaseAsync(async db =>
        {
            var karim = await db.Set<Agent>().SingleAsync(a => a.Id == app.Town.Agent("voirie2"));
            karim.Edit(AgentOptions.Of(karim) with { Active = false });
            return await db.SaveChangesAsync();
        });

        var trial = await TryAsync(administrator, "absences", $"{known}Anne Morel;01/09/2026;02/09/2026;Karim Benali");
        trial.Rows(Lines).ShouldContain(l => l.StartsWith('2') && l.Contains("inchangé"));
        trial.Rows(Lines).ShouldContain(l => l.StartsWith('3') && l.Contains("Karim Benali n'est plus en poste."));

        // Its first day alone moves: the file does not speak of who stands in.
        await InstallationTests.ImportAsync(
            administrator,
            "absences",
            "agent;du;au\nAnne Morel;05/08/2026;14/08/2026\n"
        );
        (await AbsencesAsync(app, "voirie")).ShouldBe([
            new Absence(new DateOnly(2026, 8, 5), new DateOnly(2026, 8, 14), app.Town.Agent("voirie2")),
        ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Hours_that_cannot_be_are_said_of_their_day(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(
            administrator,
            "lieux",
            "nom;mercredi;jeudi\nPiscine;9h-12h, 11h-17h;\nStade;;le soir"
        );

        trial.Rows(Lines).ShouldContain(l => l.Contains("mercredi : Mercredi : deux ouvertures se chevauchent."));
        trial.Rows(Lines).ShouldContain(l => l.Contains("jeudi : Jeudi : écrivez les heures comme"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_gets_its_usual_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await AddTemplatesAsync(
            app,
            ("Trou constaté", app.Town.Pothole, true),
            ("Trou rebouché", app.Town.Pothole, false),
            ("Trou constaté", app.Town.Tree, false),
            ("Merci", null, false)
        );
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(
            administrator,
            "sujets",
            """
            nom;modèle
            Nid-de-poule;Trou rebouché
            Arbre dangereux;Trou rebouché
            Bruit de voisinage;Rien de tel
            Aide d'urgence;Merci
            Acte de naissance;Merci
            """
        );

        var lines = trial.Rows(Lines);
        lines.ShouldContain(l => l.Contains("Modèle : Trou constaté → Trou rebouché"));
        lines.ShouldContain(l => l.StartsWith('3') && l.Contains("« Trou rebouché » répond à un autre sujet"));
        lines.ShouldContain(l => l.StartsWith('4') && l.Contains("« Rien de tel » n'existe pas"));
        lines.ShouldContain(l => l.StartsWith('5') && l.Contains("réservé à un cercle"));
        lines.ShouldContain(l => l.StartsWith('6') && l.Contains("« Merci » n'est d'aucun sujet"));
        // Another topic's template bears the same name.
        (await TryAsync(administrator, "sujets", "nom;modèle\nNid-de-poule;Trou constaté\n"))
            .Rows(Lines)
            .ShouldHaveSingleItem()
            .ShouldContain("inchangé");
        await trial.SubmitAsync("Importer les lignes correctes");
        (await DefaultsAsync(app)).ShouldBe([("Trou rebouché", app.Town.Pothole)]);

        await InstallationTests.ImportAsync(administrator, "sujets", "nom;modèle\nNid-de-poule;\n");
        (await DefaultsAsync(app)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_says_what_the_law_provides_for_topics(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(
            administrator,
            "sujets",
            """
            nom;délai légal;texte;vérifié
            Nid-de-poule;sva-1m;Arrêté n° 12;oui
            Arbre dangereux;SVA-1M;;
            Bruit de voisinage;deux mois;;
            Acte de naissance;aucun;;oui
            """
        );

        var lines = trial.Rows(Lines);
        lines.ShouldContain(l => l.Contains("Silence vaut acceptation, un mois, Arrêté n° 12 (confirmé)"));
        lines.ShouldContain(l => l.StartsWith('3') && l.Contains("Dites quel texte donne cette durée"));
        lines.ShouldContain(l => l.StartsWith('4') && l.Contains("Ce délai n'est pas compris"));
        lines.ShouldContain(l => l.StartsWith('5') && l.Contains("Aucun délai légal (confirmé)"));
        await trial.SubmitAsync("Importer les lignes correctes");
        (await TryAsync(administrator, "sujets", "nom;service\nNid-de-poule;Voirie\n"))
            .Rows(Lines)
            .ShouldHaveSingleItem()
            .ShouldContain("inchangé");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_opened_by_a_file_keeps_its_one_usual_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await AddTemplatesAsync(app, ("Secours", app.Town.SocialAid, true), ("Merci", null, false));
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(administrator, "sujets", "nom;cercle;modèle\nAide d'urgence;;Merci\n");
        trial.Rows(Lines).ShouldHaveSingleItem().ShouldContain("ouvrez-le d'abord, puis nommez son modèle");

        // An export leaves the cell empty, since it shows nothing of a confidential topic's templates.
        await InstallationTests.ImportAsync(administrator, "sujets", "nom;cercle;modèle\nAide d'urgence;;\n");
        (await DefaultsAsync(app)).ShouldBe([("Secours", app.Town.SocialAid)]);
    }

    static Task AddTemplatesAsync(TownApp app, params (string Name, Guid? Topic, bool IsDefault)[] templates) =>
        app.DatabaseAsync(db =>
        {
            foreach (var (name, topic, isDefault) in templates)
            {
                var template = new ReplyTemplate();
                template.Edit(
                    new ReplyTemplateOptions
                    {
                        Name = name,
                        Subject = "Votre demande",
                        Body = "Bonjour,",
                        TopicId = topic,
                        IsDefault = isDefault,
                    }
                );
                db.Add(template);
            }

            return db.SaveChangesAsync();
        });

    static async Task<List<(string Name, Guid? Topic)>> DefaultsAsync(TownApp app)
    {
        var found = await app.DatabaseAsync(db => db.Set<ReplyTemplate>().Where(t => t.IsDefault).ToListAsync());
        return found.ConvertAll(t => (t.Name, t.TopicId));
    }

    static async Task<IReadOnlyList<Absence>> AbsencesAsync(TownApp app, string login) =>
        (
            await app.DatabaseAsync(db =>
                db.Set<Agent>().AsNoTracking().SingleAsync(a => a.Id == app.Town.Agent(login))
            )
        ).Absences;

    static async Task<TownPage> TryAsync(TownClient client, string slug, string csv) =>
        await (await client.GetPageAsync($"/reglages/import/{slug}")).SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile($"{slug}.csv", System.Text.Encoding.UTF8.GetBytes(csv)))
        );
}
