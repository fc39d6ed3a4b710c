using Microsoft.Playwright;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

/// <summary>From a template somebody writes to the letter that is kept as it was posted.</summary>
public sealed class LetterLeavesTests
{
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_template_is_tried_then_a_letter_is_written_in_plain_words_and_posted(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var (firstName, lastName) = javaScript ? ("Simone", "Le Bris") : ("Germaine", "Hamon");
        var resident = await app.AddWithoutMailAsync(firstName, lastName);
        var subject = $"Trottoir cassé chez {firstName}";
        var request = await app.RegisterPotholeAsync(subject, resident);
        var name = $"Trottoir de {firstName}";

        await using var head = await Clerk.SignInAsync(app, "chef", screen);
        await head.GoAsync("/reglages/modeles/nouveau");
        await head.FillAsync("Nom du modèle", name);
        await head.FillAsync("Objet", "Votre demande {{demande.reference}}");
        await head.FillAsync("Texte", "{{bloc ouverture}}\n\n{{si demande.intervention}}\nx");
        await head.FillAsync("Avec la demande", request.Reference);
        if (!javaScript)
            await head.PressAsync("Voir l'aperçu");
        await head.SeesAsync("Ligne 3 : {{si demande.intervention}} n'est pas fermé");
        await head.FillAsync(
            "Texte",
            "{{bloc ouverture}}\n\n{{si demande.intervention}}\nNous venons le {{demande.intervention}}.\n{{sinon}}\nNonobstant la pluie, nous viendrons.\n{{fin}}\n\n{{bloc fermeture}}"
        );
        if (!javaScript)
            await head.PressAsync("Voir l'aperçu");
        await head.SeesAsync($"Sa référence est {request.Reference}.");
        await head.SeesAsync("À lire au téléphone");
        await head.PressAsync("Enregistrer");
        await head.SeesAsync($"Le modèle « {name} » est enregistré.");

        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        await handler.GoAsync($"/demandes/{request.Reference}");
        await handler.PressAsync("La prendre");
        await handler.GoAsync($"/demandes/{request.Reference}/reponse");
        await handler.PressAsync(name);
        await handler.SeesInFieldAsync("Réponse", "Nonobstant la pluie");
        if (javaScript)
        {
            await handler.PressAsync("Remplacer « Nonobstant »");
            await handler.SeesInFieldAsync("Réponse", "Malgré la pluie");
        }
        else
        {
            await handler.PressAsync("Relire en langage clair");
            await handler.SeesAsync("plutôt « Malgré »");
        }

        await handler.PressAsync("Préparer la lettre");
        await handler.FollowAsync("Imprimer la lettre");
        await handler.SeesAsync("Nos références");
        await handler.PressAsync("Préparer le PDF");
        await Expect(handler.Named(AriaRole.Link, "Télécharger le PDF")).ToBeVisibleAsync();
        await handler.PressAsync("Imprimé et remis au courrier");
        await handler.SeesAsync("Lettre telle qu'envoyée");
    }
}
