using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>An administrator composes the form of a topic, has it tried, publishes it; residents answer it.</summary>
public sealed class ComposerTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_form_is_composed_on_screen_and_answered_once_it_is_published(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        using var visitor = app.Visit();
        var before = await BeginAsync(visitor, app);
        await AddAsync(
            admin,
            app,
            QuestionKind.OneChoice,
            ("Input.Label", "D'où vient le bruit ?"),
            ("Input.Choices", "Un voisin\nUn chantier")
        );
        var conditions = await admin.GetPageAsync($"{Form(app)}/questions?nature=Date");
        var form = await conditions.SubmitAsync(
            "Enregistrer",
            ("Input.Label", "Depuis quand ?"),
            ("Input.Most", 0),
            ("Input.OnlyIf", ConditionOf(conditions, "Un chantier"))
        );
        form.Text.ShouldContain("Date. Seulement si « D'où vient le bruit ? » : Un chantier");
        (await BeginAsync(visitor, app)).Has("#a-demande").ShouldBeTrue();

        (await form.SubmitAsync("Publier ce formulaire")).Text.ShouldContain("La version 1 est publiée");

        var asked = await (await BeginAsync(visitor, app)).SubmitAsync("Continuer", ("a-demande", "Du bruit le soir"));
        asked = await asked.SubmitAsync("Continuer");
        asked.Title.ShouldBe("D'où vient le bruit ?");
        var refused = await asked.SubmitAsync("Continuer");
        refused.Errors.ShouldBe(["Choisissez une réponse."]);
        var since = await refused.SubmitAsync("Continuer", (NameOf(refused), "Un chantier"));
        since.Title.ShouldBe("Depuis quand ?");
        (await since.SubmitAsync("Continuer", (NameOf(since), "2027-01-01"))).Errors.ShouldBe([
            "Donnez une date jusqu'au 16/11/2026.",
        ]);
        var who = await since.SubmitAsync("Continuer", (NameOf(since), "1/11/2026"));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var receipt = await (
            await who.SubmitAsync("Continuer", ("Input.LastName", "Le Goff"), ("Input.Phone", "02 99 11 22 33"))
        ).SubmitAsync("Envoyer ma demande");

        receipt.Title.ShouldBe("Votre demande est enregistrée");
        var words = await app.DatabaseAsync(db => db.Set<Correspondence>().Select(c => c.Body).FirstAsync());
        words.ShouldBe(
            "Que demandez-vous ?\nDu bruit le soir\n\nD'où vient le bruit ?\nUn chantier\n\nDepuis quand ?\ndimanche 1er novembre 2026\n\nPour répondre\n02 99 11 22 33"
        );
        // Begun before it was published: its questions are those it began with.
        (await before.SubmitAsync("Continuer", ("a-demande", "Un autre bruit"))).Title.ShouldBe("Qui êtes-vous ?");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_cannot_be_asked_is_said_beside_what_was_typed(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        var empty = await admin.GetPageAsync($"{Form(app)}/questions?nature={nameof(QuestionKind.OneChoice)}");

        var refused = await empty.SubmitAsync("Enregistrer", ("Input.Label", "D'où ?"), ("Input.Choices", "Ici"));
        refused.Errors.ShouldBe(["Une liste offre au moins deux choix, un par ligne."]);
        refused.ValueOf("Input.Label").ShouldBe("D'où ?");
        (await refused.SubmitAsync("Enregistrer", ("Input.Label", ""))).Errors.ShouldBe(["Écrivez la question."]);
        var form = await refused.SubmitAsync("Enregistrer", ("Input.Choices", "Ici\nLà"));
        var conditions = await admin.GetPageAsync($"{Form(app)}/questions?nature={nameof(QuestionKind.Line)}");
        var both = await conditions.SubmitAsync(
            "Enregistrer",
            ("Input.Label", "Où exactement ?"),
            ("Input.OnlyIf", ConditionOf(conditions, "Là"))
        );

        var first = both.Find("form[action$='?handler=Up'] button[formaction$='?handler=Drop'] .visually-hidden");
        first.TextContent.ShouldContain("Que demandez-vous ?");
        (await both.SubmitAsync("Monter : Où exactement ?")).Text.ShouldContain("dépend d'un choix fait avant elle");
        (await both.SubmitAsync("Retirer : D'où ?")).Text.ShouldContain("« Où exactement ? » dépend de cette question");
        // Of two who compose, the second is told.
        (await form.SubmitAsync("Monter : D'où ?")).Text.ShouldContain("Ce formulaire a changé depuis");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_another_answer_made_pointless_is_not_sent_and_an_old_tab_overwrites_nothing(
        DatabaseKind database
    )
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        await AddAsync(admin, app, QuestionKind.YesNo, ("Input.Label", "Êtes-vous locataire ?"));
        var lease = await admin.GetPageAsync($"{Form(app)}/questions?nature={nameof(QuestionKind.Files)}");
        await lease.SubmitAsync(
            "Enregistrer",
            ("Input.Label", "Votre bail"),
            ("Input.OnlyIf", ConditionOf(lease, "Oui")),
            ("Input.Most", 1)
        );
        var form = await AddAsync(
            admin,
            app,
            QuestionKind.Place,
            ("Input.Label", "Où cela ?"),
            ("Input.Required", false)
        );
        await form.SubmitAsync("Publier ce formulaire");
        using var visitor = app.Visit();
        var tenant = await (
            await (await BeginAsync(visitor, app)).SubmitAsync("Continuer", ("a-demande", "Une fuite"))
        ).SubmitAsync("Continuer");
        var bail = await tenant.SubmitAsync("Continuer", (NameOf(tenant), FormQuestion.Yes));
        bail.Title.ShouldBe("Votre bail");
        var where = await bail.SubmitAsync("Continuer", (NameOf(bail), TypedFile.Picture("bail.png")));
        (await bail.SubmitAsync("Continuer", (NameOf(bail), TypedFile.Picture("autre.png")))).Errors.ShouldBe([
            "Un seul fichier ici : retirez l'autre d'abord.",
        ]);
        var who = await where.SubmitAsync("Continuer", (NameOf(where), "12 rue des Lilas"));
        await tenant.SubmitAsync("Continuer", (NameOf(tenant), FormQuestion.No));
        // The page of the lease is now that of the place: what was shown is what is read.
        await bail.SubmitAsync("Continuer");
        var check = await who.SubmitAsync(
            "Continuer",
            ("Input.LastName", "Le Goff"),
            ("Input.Phone", "02 99 11 22 33")
        );
        check.Text.ShouldNotContain("bail.png");
        check.Text.ShouldContain("12 rue des Lilas");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await check.SubmitAsync("Envoyer ma demande");

        (await app.DatabaseAsync(db => db.Set<RequestFile>().CountAsync())).ShouldBe(0);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().Select(r => r.Place).SingleAsync())).ShouldBe(
            "12 rue des Lilas"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Invited_residents_try_a_form_and_say_what_is_not_clear(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await AddAsync(admin, app, QuestionKind.YesNo, ("Input.Label", "Êtes-vous sur place ?"));
        var link = new Uri((await form.SubmitAsync("Essayer, ou faire essayer")).Find(".settings-token").TextContent);
        using var tester = app.Visit();

        var page = await (await tester.GetPageAsync(link.AbsolutePath)).SubmitAsync("Commencer l'essai", ("By", "Léa"));
        var end = await page.SubmitAsync(
            "Continuer",
            ("a-demande", "Pour essayer"),
            ("r-demande", "On ne sait pas quoi écrire."),
            (page.Find("[name^='a-'][value='oui']").GetAttribute("name")!, FormQuestion.Yes)
        );
        end.Text.ShouldContain("L'essai est fini : rien n'est envoyé.");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(0);
        var seen = await admin.GetPageAsync(Form(app));
        seen.Text.ShouldContain("On ne sait pas quoi écrire. Léa, ");
        (await seen.SubmitAsync("Retirer cette remarque")).Text.ShouldNotContain("On ne sait pas quoi écrire.");
        app.Clock.Advance(TimeSpan.FromDays(FormTrial.DaysOpen));
        await tester.GetPageAsync(link.AbsolutePath, System.Net.HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_version_is_taken_up_again_and_the_simple_form_comes_back(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        using var visitor = app.Visit();
        var form = await AddAsync(admin, app, QuestionKind.YesNo, ("Input.Label", "Êtes-vous sur place ?"));
        var one = await form.SubmitAsync("Publier ce formulaire");
        var two = await (await one.SubmitAsync("Retirer : Êtes-vous sur place ?")).SubmitAsync("Publier ce formulaire");
        two.Text.ShouldContain("La version 2 est publiée");

        var taken = await two.SubmitAsync("Reprendre la version 1");
        var undone = await taken.SubmitAsync("Annuler la reprise");
        undone.Text.ShouldNotContain("publiez-le");
        undone.FindButtonOrNull("Annuler la reprise").ShouldBeNull();
        (await taken.SubmitAsync("Annuler la reprise")).Errors.ShouldHaveSingleItem().ShouldContain("a changé depuis");
        var again = await undone.SubmitAsync("Reprendre la version 1");
        again.Text.ShouldContain("Le formulaire ci-dessous a changé depuis : publiez-le.");
        (await again.SubmitAsync("Publier ce formulaire")).Text.ShouldContain("La version 3 est publiée");
        // Pressed twice, it is published once.
        await again.SubmitAsync("Publier ce formulaire");
        (await app.DatabaseAsync(db => db.Set<TopicFormVersion>().CountAsync())).ShouldBe(3);
        var simple = await (await admin.GetPageAsync(Form(app))).SubmitAsync("Revenir au formulaire simple");
        simple.Text.ShouldContain("Le formulaire simple de Parvis");
        (await BeginAsync(visitor, app)).Has("#a-pieces").ShouldBeTrue();
    }

    static string Form(TownApp app) => $"/reglages/sujets/{app.Town.Noise}/formulaire";

    static async Task<TownPage> BeginAsync(TownClient visitor, TownApp app) =>
        await (await visitor.GetPageAsync($"/demander/{app.Town.Noise}")).SubmitAsync("Commencer");

    static async Task<TownPage> AddAsync(
        TownClient admin,
        TownApp app,
        QuestionKind kind,
        params (string Field, object? Value)[] values
    ) => await (await admin.GetPageAsync($"{Form(app)}/questions?nature={kind}")).SubmitAsync("Enregistrer", values);

    static string ConditionOf(TownPage page, string answer) =>
        page.Find("[name='Input.OnlyIf']")
            .QuerySelectorAll("option")
            .First(o => o.TextContent.EndsWith($": {answer}", StringComparison.Ordinal))
            .GetAttribute("value")!;

    static string NameOf(TownPage page) => page.Find("main [name^='a-']").GetAttribute("name")!;

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        return app;
    }
}
