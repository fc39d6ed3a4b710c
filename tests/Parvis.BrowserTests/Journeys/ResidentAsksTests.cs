using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>A town of its own: it is opened to residents.</summary>
public sealed class ResidentAsksTests
{
    /// <summary>
    /// On a phone, without an account: the catalogue, what to know, the questions the town composed, a photo, who asks; the
    /// receipt says who has it and until when, and the case handler has it like any other.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_noise_complaint_with_a_photo_from_a_phone(bool javaScript)
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await app.OpenToResidentsAsync();
        await ComposeAsync(app, javaScript);
        await using var resident = await Clerk.ArriveAsync(app, Screen.Phone with { JavaScript = javaScript });
        await resident.GoAsync("/demander");
        await resident.FillAsync("De quoi s'agit-il ?", "tapaje");
        await resident.PressAsync("Chercher");
        await resident.FollowAsync("Bruit de voisinage");
        await resident.SeesAsync("En combien de temps");
        await resident.PressAsync("Commencer");
        await resident.PressAsync("Continuer");
        await resident.SeesAsync("Écrivez votre réponse.");
        await resident.FillAsync("Que demandez-vous ?", "De la musique toutes les nuits.");
        await resident.PressAsync("Continuer");
        await resident.ChooseFileAsync("Une photo ou un document ? (facultatif)", TypedFile.Picture("fete.png"));
        await resident.PressAsync("Continuer");
        await resident.TickAsync("Un bar ou un restaurant");
        await resident.PressAsync("Continuer");
        await resident.FillAsync("Comment s'appelle-t-il ?", "Le Grand Café");
        await resident.PressAsync("Continuer");
        await resident.FillAsync("Prénom (facultatif)", "Soazig");
        await resident.FillAsync("Nom", "Kerbrat");
        await resident.FillAsync("Courriel (facultatif)", "soazig@exemple.fr");
        await resident.PressAsync("Continuer");
        await resident.SeesAsync("fete.png");
        await resident.SeesAsync("Le Grand Café");
        if (javaScript)
            (await Accessibility.ViolationsAsync(resident.Page)).ShouldBeEmpty();
        // A script answers faster than anybody reads.
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await resident.PressAsync("Envoyer ma demande");
        await resident.SeesAsync("Votre demande est enregistrée");
        await resident.SeesAsync("Nous pensons vous répondre au plus tard le");
        await resident.FollowAsync("Suivre ma demande");
        await resident.SeesAsync("Le Grand Café");

        await using var pilot = await Clerk.SignInAsync(app, "pilote", Screen.Desktop with { JavaScript = javaScript });
        await pilot.GoAsync("/demandes/a-affecter");
        await pilot.FollowAsync("De la musique toutes les nuits");
        await pilot.SeesAsync("Soazig Kerbrat");
        await pilot.SeesAsync("fete.png");
    }

    static async Task ComposeAsync(TownApp app, bool javaScript)
    {
        await using var admin = await Clerk.SignInAsync(app, "admin", Screen.Desktop with { JavaScript = javaScript });
        await admin.GoAsync($"/reglages/sujets/fiche/{app.Town.Noise}");
        await admin.FollowAsync("Le formulaire que les habitants remplissent");
        await admin.ChooseAsync("Ajouter une question", "Un choix dans une liste");
        await admin.PressAsync("Ajouter");
        await admin.FillAsync("Question", "D'où vient le bruit ?");
        await admin.FillAsync("Choix", "Un voisin\nUn bar ou un restaurant");
        await admin.PressAsync("Enregistrer");
        await admin.ChooseAsync("Ajouter une question", "Texte court");
        await admin.PressAsync("Ajouter");
        await admin.FillAsync("Question", "Comment s'appelle-t-il ?");
        await admin.ChooseAsync("Poser cette question", "Si « D'où vient le bruit ? » : Un bar ou un restaurant");
        await admin.PressAsync("Enregistrer");
        await admin.PressAsync("Publier ce formulaire");
        await admin.SeesAsync("La version 1 est publiée");
    }
}
