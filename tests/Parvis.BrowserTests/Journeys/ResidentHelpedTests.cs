using System.Globalization;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>Residents on a phone, without JavaScript: a file of six documents, a hand from an association, and the wait.</summary>
public sealed class ResidentHelpedTests
{
    static readonly Screen Old = Screen.Phone with { JavaScript = false };

    [SkippableFact]
    public async Task A_place_in_a_nursery_with_six_documents()
    {
        await using var app = await OpenAsync();
        await ComposeAsync(app);
        await using var parent = await Clerk.ArriveAsync(app, Old);
        await parent.GoAsync("/demander");
        await parent.FillAsync("De quoi s'agit-il ?", "creche");
        await parent.PressAsync("Chercher");
        await parent.FollowAsync("Place en crèche");
        await parent.SeesAsync("Livret de famille");
        await parent.PressAsync("Commencer");
        await parent.FillAsync("Que demandez-vous ?", "Une place pour Nina à partir de septembre.");
        await parent.PressAsync("Continuer");
        await parent.PressAsync("Continuer");
        await parent.ChooseFileAsync("Vos six documents", Documents(1, 4));
        await parent.PressAsync("Continuer");
        await parent.SeesAsync("document 4.pdf");
        await parent.SeesAsync("Ajoutez");
        await parent.ChooseFileAsync("Vos six documents", Documents(5, 2));
        await parent.PressAsync("Continuer");
        await parent.FillAsync("Nom", "Morel");
        await parent.FillAsync("Courriel (facultatif)", "nina.et.moi@exemple.fr");
        await parent.PressAsync("Continuer");
        await parent.SeesAsync("document 1.pdf");
        await parent.SeesAsync("document 6.pdf");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await parent.PressAsync("Envoyer ma demande");
        await parent.SeesAsync("Votre demande est enregistrée");

        await using var pilot = await Clerk.SignInAsync(app, "pilote", Screen.Desktop);
        await pilot.GoAsync("/demandes/a-affecter");
        await pilot.FollowAsync("Une place pour Nina");
        await pilot.SeesAsync("document 1.pdf");
        await pilot.SeesAsync("document 6.pdf");
    }

    [SkippableFact]
    public async Task Helped_by_an_association_then_followed_and_chased()
    {
        await using var app = await OpenAsync();
        await using var helper = await Clerk.ArriveAsync(app, Old);
        await helper.GoAsync($"/demander/{app.Town.Pothole}");
        await helper.PressAsync("Commencer");
        await helper.FillAsync("Où est-ce ?", "12 rue des Lilas");
        await helper.FillAsync("Que se passe-t-il ?", "Le trottoir est cassé, M. Diallo ne peut plus sortir.");
        await helper.PressAsync("Continuer");
        await helper.FillAsync("Prénom (facultatif)", "Claire");
        await helper.FillAsync("Nom", "Aubry");
        await helper.FillAsync("Courriel (facultatif)", "claire@aide.example");
        await helper.Page.GetByText("Je demande pour quelqu'un d'autre").ClickAsync();
        await helper.FillAsync("Son prénom (facultatif)", "Mamadou");
        await helper.FillAsync("Son nom (facultatif)", "Diallo");
        await helper.FillAsync("Votre association, votre service ou votre lien (facultatif)", "Secours populaire");
        await helper.TickAsync("Cette personne sait que je fais cette demande et elle est d'accord");
        await helper.PressAsync("Continuer");
        await helper.SeesAsync("Pour Mamadou Diallo");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await helper.PressAsync("Envoyer ma demande");
        await helper.SeesAsync("Votre demande est enregistrée");
        await helper.FollowAsync("Suivre ma demande");
        await helper.SeesAsync("Le trottoir est cassé");
        await helper.FillAsync("Votre message (facultatif)", "Il a un fauteuil roulant.");
        await helper.PressAsync("Envoyer");
        await helper.SeesAsync("Votre message est arrivé au service.");
        app.Clock.Advance(TimeSpan.FromDays(20));
        await helper.Page.ReloadAsync();
        await helper.PressAsync("Relancer le service");
        await helper.SeesAsync("Votre relance est notée");

        await using var handler = await Clerk.SignInAsync(app, "voirie", Screen.Desktop);
        await handler.GoAsync("/recherche?q=Diallo");
        await handler.FollowAsync("Le trottoir est cassé");
        await handler.SeesAsync("Mamadou Diallo");
        await handler.SeesAsync("Il a un fauteuil roulant.");
        await handler.SeesAsync("Secours populaire");
    }

    static async Task<TownApp> OpenAsync()
    {
        var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await app.OpenToResidentsAsync();
        return app;
    }

    static IEnumerable<TypedFile> Documents(int first, int count) =>
        Enumerable
            .Range(first, count)
            .Select(n => n.ToString(CultureInfo.InvariantCulture))
            .Select(n => new TypedFile($"document {n}.pdf", MadePdf.OfTexts($"Document {n}")));

    /// <summary>The administrator makes the topic and its form, alone.</summary>
    static async Task ComposeAsync(TownApp app)
    {
        await using var admin = await Clerk.SignInAsync(app, "admin", Screen.Desktop);
        await admin.GoAsync("/reglages/sujets/fiche");
        await admin.FillAsync("Nom", "Place en crèche");
        await admin.FillAsync(
            "Pièces à demander (facultatif)",
            "Livret de famille\nJustificatif de domicile\nAvis d'imposition\nCarnet de vaccination\nContrat de travail\nAttestation CAF"
        );
        await admin.PressAsync("Enregistrer");
        await admin.FollowAsync("Place en crèche");
        await admin.FollowAsync("Le formulaire que les habitants remplissent");
        await admin.ChooseAsync("Ajouter une question", "Fichiers ou photos");
        await admin.PressAsync("Ajouter");
        await admin.FillAsync("Question", "Vos six documents");
        await admin.FillAsync("Fichiers au moins (facultatif)", "6");
        await admin.FillAsync("Fichiers au plus (facultatif)", "6");
        await admin.TickAsync("Réponse obligatoire");
        await admin.PressAsync("Enregistrer");
        await admin.PressAsync("Publier ce formulaire");
        await admin.SeesAsync("La version 1 est publiée");
    }
}
