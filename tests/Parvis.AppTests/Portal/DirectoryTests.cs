using System.Net;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>Where the town receives, how it is reached, who does what.</summary>
public sealed class DirectoryTests
{
    const string Page = "/demander/annuaire";

    [SkippableTheory, BothDatabases]
    public async Task Residents_read_places_closures_departments_and_who_does_what(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var visitor = app.Visit();
        await visitor.GetPageAsync(Page, HttpStatusCode.NotFound);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        await (await admin.GetPageAsync($"/reglages/lieux/fiche/{app.Town.TownHall}")).SubmitAsync(
            "Enregistrer",
            ("Input.Exceptions", "24/12/2026 9h-12h\n26/12/2026 fermé")
        );
        await (await admin.GetPageAsync("/reglages/commune")).SubmitAsync(
            "Enregistrer",
            ("Input.RelayCall", "https://app.acce-o.fr/client/saint-aubin")
        );
        await (await admin.GetPageAsync("/reglages/qui-fait-quoi")).SubmitAsync(
            "Ajouter",
            ("TopicId", app.Town.Tree),
            ("PartnerId", app.Town.Metropolis)
        );
        await (await admin.GetPageAsync("/reglages/qui-fait-quoi")).SubmitAsync(
            "Ajouter",
            ("TopicId", app.Town.Pothole),
            ("PartnerId", app.Town.Metropolis),
            ("Place", "route de Rennes")
        );

        var page = await (await visitor.GetPageAsync("/demander")).FollowAsync("Annuaire de la mairie, qui fait quoi");

        page.Path.ShouldBe(Page);
        page.Text.ShouldContain("appeler par app.acce-o.fr");
        page.Text.ShouldContain("jeudi 24 décembre 2026 : 9h-12h");
        page.Text.ShouldContain("samedi 26 décembre 2026 : fermé");
        page.Text.ShouldContain("Lundi 9h-17h");
        page.Rows("tbody tr").ShouldContain(r => r.StartsWith("Voirie 02 99 00 00 10", StringComparison.Ordinal));
        page.Rows("tbody tr").ShouldContain("Arbre dangereux La métropole ou l'intercommunalité (Rennes Métropole)");
        page.Rows("tbody tr")
            .ShouldContain(
                "Nid-de-poule La mairie, Voirie route de Rennes : la métropole ou l'intercommunalité (Rennes Métropole)"
            );
        page.Text.ShouldNotContain("Aide d'urgence", Case.Insensitive, "a confidential topic does not exist here");
        (await visitor.GetPageAsync("/demander?q=zzzz")).Text.ShouldContain("appeler par app.acce-o.fr");
        (await visitor.GetPageAsync("/suivi")).Text.ShouldContain("appeler par app.acce-o.fr");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_partner_of_confidential_topics_alone_is_not_named_outside(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        await (await admin.GetPageAsync("/reglages/qui-fait-quoi")).SubmitAsync(
            "Ajouter",
            ("TopicId", app.Town.SocialAid),
            ("PartnerId", app.Town.Metropolis)
        );
        using var visitor = app.Visit();

        (await visitor.GetPageAsync(Page)).Text.ShouldNotContain("Rennes Métropole");

        using var agent = await app.SignInAsync("accueil");
        var inside = await agent.GetPageAsync("/annuaire");
        inside.Text.ShouldContain("Rennes Métropole");
        inside.Text.ShouldNotContain("Aide d'urgence", Case.Insensitive);
    }
}
