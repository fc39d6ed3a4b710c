using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class CaseHandlerAnswersTests
{
    static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(16);

    /// <summary>
    /// The case handler takes what came in, answers by mail, takes the answer back for a word, sends it again: the
    /// resident gets one mail, and reception can tell her that she was answered.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_request_is_taken_answered_withdrawn_and_answered_again(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var (firstName, lastName) = javaScript ? ("Louise", "Kervadec") : ("Odette", "Bourdon");
        var resident = await app.AddResidentAsync(firstName, lastName);
        var subject = $"Chaussée ouverte chez {firstName}";
        var request = await app.RegisterPotholeAsync(subject, resident);

        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        await handler.LookAtWhatIsOfferedAsync();
        await handler.OpenRowAsync(subject);
        await handler.SeesAsync("Votre service doit accepter cette demande");
        await handler.PressAsync("La prendre");
        await handler.SeesAsync("Cette demande est la vôtre.");
        await handler.FollowAsync("Répondre");
        await handler.FillAsync("Réponse", "Bonjour,\n\nle trou sera rebouché mardy.");
        await handler.PressAsync("Envoyer");
        await handler.SeesAsync("Votre réponse part dans quelques secondes");
        await handler.PressAsync("Annuler l'envoi");
        await handler.SeesAsync("L'envoi est annulé. Votre brouillon vous attend.");
        await handler.SeesInFieldAsync("Réponse", "mardy");
        await handler.FillAsync("Réponse", "Bonjour,\n\nle trou sera rebouche mardi matin.");
        await handler.PressAsync("Envoyer");
        await handler.SeesAsync("Votre réponse part dans quelques secondes");
        app.Clock.Advance(UndoTime);
        var mail = await app.MailAboutAsync(request.Reference, JourneyTown.MailOf(lastName));
        mail.ShouldContain("mardi matin");
        mail.ShouldContain("Anne Morel");
        mail.ShouldNotContain("mardy");
        await handler.GoAsync($"/demandes/{request.Reference}");
        await handler.SeesAsync("la réponse est partie");

        await using var reception = await Clerk.SignInAsync(app, "accueil", screen);
        await reception.GoAsync($"/demandes/{request.Reference}");
        await reception.SeesAsync("Répondue");
        await reception.SeesAsync("mardi matin");
    }
}
