using Microsoft.Playwright;
using Parvis.Data;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>A town of its own: another journey's letters must not be in the batch.</summary>
public sealed class MailroomAfternoonTests
{
    /// <summary>
    /// Two answers wait. The mailroom puts them in a batch, says that one is registered, prints the lists, gives the batch
    /// to the post, and a week later notes that one came back.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task Letters_leave_in_a_batch_and_one_comes_back(bool javaScript)
    {
        await using var app = await TownApp.StartAsync(
            DatabaseKind.Sqlite,
            new TownAppOptions { Settings = new Dictionary<string, string?> { [LetterPress.PrinterKey] = "-" } }
        );
        var screen = Screen.Desktop with { JavaScript = javaScript };
        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        foreach (var (first, last) in new[] { ("Simone", "Le Bris"), ("Germaine", "Hamon") })
        {
            var resident = await app.AddWithoutMailAsync(first, last);
            var request = await app.RegisterPotholeAsync($"Trottoir cassé chez {first}", resident);
            await handler.GoAsync($"/demandes/{request.Reference}");
            await handler.PressAsync("La prendre");
            await handler.SeesAsync("Cette demande est la vôtre.");
            await handler.GoAsync($"/demandes/{request.Reference}/reponse");
            await handler.FillAsync("Réponse", "Madame,\n\nLe trottoir est réparé.");
            await handler.PressAsync("Préparer la lettre");
            await handler.SeesAsync("La lettre est prête");
        }

        await using var mailroom = await Clerk.SignInAsync(app, "accueil", screen);
        await mailroom.FollowAsync("À imprimer");
        await mailroom.SeesAsync("Germaine Hamon");
        await mailroom.PressAsync("Faire un lot de toutes les lettres");
        await mailroom.SeesAsync("Lot L-2026-00001");
        for (var turn = 0; turn < 100 && !await mailroom.Page.GetByText("Prêt à imprimer").IsVisibleAsync(); turn++)
        {
            await app.RunJobAsync<Features.Postal.Jobs.MakeBatchesJob>();
            await mailroom.Page.ReloadAsync();
        }

        await mailroom.Page.Locator("#c-1").SelectOptionAsync("RegisteredWithReceipt");
        await mailroom.Page.Locator("#n-1").FillAsync("1A 123 456 7890 1");
        await mailroom.PressAsync("Enregistrer les affranchissements");
        await mailroom.SeesAsync("Les affranchissements sont enregistrés.");
        if (javaScript)
            (await Accessibility.ViolationsAsync(mailroom.Page)).ShouldBeEmpty();
        await mailroom.FollowAsync("Bordereaux de recommandé");
        await mailroom.SeesAsync("1A 123 456 7890 1");
        await mailroom.FollowAsync("Revenir au lot");
        await mailroom.PressAsync("Lot imprimé et remis au courrier");
        await mailroom.SeesAsync("2 lettres sont notées comme remises au courrier.");

        await mailroom.FollowAsync("Registre du départ");
        await mailroom.FollowAsync("D-2026-00002");
        await mailroom.Page.GetByText("destinataire inconnu à l'adresse").ClickAsync();
        await mailroom.PressAsync("Noter le retour");
        await mailroom.SeesAsync("l'adresse est signalée sur la fiche");
        await mailroom.Page.Locator("aside").GetByRole(AriaRole.Link).First.ClickAsync();
        await mailroom.SeesAsync("La réponse est revenue de");
    }
}
