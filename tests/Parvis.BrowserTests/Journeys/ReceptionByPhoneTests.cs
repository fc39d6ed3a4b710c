using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class ReceptionByPhoneTests
{
    /// <summary>
    /// A resident calls: found while she spells her name, registered, told her reference. She calls again: it is a
    /// chaser on the same record, which the department sees.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_call_becomes_a_request_and_the_next_one_a_chaser(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var (firstName, lastName) = javaScript ? ("Aïssata", "Ndiaye") : ("Maïwenn", "Quéméneur");
        await app.AddResidentAsync(firstName, lastName);
        var subject = $"Un trou devant chez {firstName}";

        await using var reception = await Clerk.SignInAsync(app, "accueil", screen);
        await reception.FollowAsync("Nouvelle demande");
        await reception.ChoosePersonAsync(lastName[..5].ToLowerInvariant(), $"{firstName} {lastName}");
        await reception.ChooseTopicAsync("chau", "Nid-de-poule");
        await ShowSheetAsync(reception, javaScript);
        await reception.SeesAsync("Voirie");
        await reception.SeesAsync("lundi 23 novembre");
        await reception.FillAsync("Ce que la personne demande", $"{subject}\nTrès profond, dangereux à vélo.");
        await reception.PressAsync("Enregistrer");
        var reference = await reception.ReferenceAsync();
        await reception.SeesAsync($"Demande {reference} enregistrée");
        await reception.SeesAsync($"{firstName} {lastName}");

        await reception.FollowAsync("Imprimer le récépissé");
        await reception.SeesAsync("Accusé d'enregistrement");
        await reception.SeesAsync(reference);
        await reception.DoesNotSeeAsync("ccusé de réception");

        await ChaseAsync(reception, javaScript, lastName, $"{firstName} {lastName}", reference);

        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        await handler.LookAtWhatIsOfferedAsync();
        await handler.SeesInRowAsync(subject, "relancée une fois");
        await handler.OpenRowAsync(subject);
        await handler.SeesAsync("Très profond, dangereux à vélo.");
        await handler.SeesAsync("Toujours là, et plus large.");
    }

    static async Task ChaseAsync(Clerk reception, bool javaScript, string lastName, string name, string reference)
    {
        await reception.GoAsync("/demandes/nouvelle");
        await reception.ChoosePersonAsync(lastName[..5].ToLowerInvariant(), name);
        await reception.FillAsync("Ce que la personne demande", "Toujours là, et plus large.");
        await ShowSheetAsync(reception, javaScript);
        await reception.SeesAsync("Déjà en cours");
        await reception.PressAsync($"C'est une relance de la demande {reference}");
        (await reception.ReferenceAsync()).ShouldBe(reference);
        await reception.SeesAsync("Relance notée");
    }

    /// <summary>Without a script, the sheet of the topic and the requests under way come when asked for.</summary>
    static async Task ShowSheetAsync(Clerk reception, bool javaScript)
    {
        if (!javaScript)
            await reception.PressAsync("Voir la fiche du sujet");
    }
}
