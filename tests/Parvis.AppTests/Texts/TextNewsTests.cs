using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>« Where does it stand? » is answered by a text message that costs what was shown.</summary>
public sealed class TextNewsTests
{
    [SkippableTheory, BothDatabases]
    public async Task Reception_tells_who_chases_and_sees_the_price_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "Donner des nouvelles par texto"
        );

        var page = await reception.GetPageAsync(Address(request));
        page.Text.ShouldContain("1 segment, 0,05 €");
        page.Find("[name='Text']").TextContent.ShouldContain("est chez Voirie");
        var dearer = await page.SubmitAsync("Envoyer le texto", ("Text", new string('a', 161)));
        dearer.Text.ShouldContain("2 segments, 0,10 €");
        app.Texts().Count.ShouldBe(1);
        var done = await dearer.SubmitAsync("Envoyer le texto");
        // A double click, or the back button.
        await dearer.SubmitAsync("Envoyer le texto");
        await app.SendDueAsync();

        done.Path.ShouldBe($"/demandes/{request.Reference}");
        app.Texts().Count.ShouldBe(2);
        (await app.VerbsAsync(request)).ShouldContain(nameof(NewsQueued));
        (await app.OutgoingAsync(request))[^1].State.ShouldBe(CorrespondenceState.Done);
        (await reception.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("par texto");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_date_that_has_passed_is_not_promised_and_money_that_is_spent_is_said_at_once(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder with { Price = 600, MonthlyBudget = 1 });
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(10));
        using var reception = await app.SignInAsync("accueil");

        var page = await reception.GetPageAsync(Address(request));
        page.Find("[name='Text']").TextContent.ShouldNotContain("Réponse prévue");
        var refused = await page.SubmitAsync("Envoyer le texto");

        refused.Text.ShouldContain("Le budget de textos de ce service est épuisé");
        (await app.VerbsAsync(request)).ShouldNotContain(nameof(NewsQueued));
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_not_offered_without_an_agreement(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        var request = await app.AskAsync(await app.MobileOnlyAsync(agrees: false));
        using var reception = await app.SignInAsync("accueil");

        (await reception.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldNotContain("nouvelles par texto");
        (await reception.GetPageAsync(Address(request))).Text.ShouldContain("Personne de cette demande n'a accepté");
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_confidential_request_the_words_are_the_town_s(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        var request = await app.AskAsync(await app.MobileOnlyAsync(), app.Town.SocialAid, "social");
        await app.SendDueAsync();
        using var circle = await app.SignInAsync("social");

        await (await circle.GetPageAsync(Address(request))).SubmitAsync("Envoyer le texto");
        await app.SendDueAsync();

        app.Texts().Count.ShouldBe(2);
        app.Texts().ShouldContain(t => t.Contains($"votre demande {request.Reference} est suivie"));
        app.Texts().ShouldNotContain(t => t.Contains("sociale", StringComparison.OrdinalIgnoreCase));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_for_the_morning_is_called_off_when_the_request_ends(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromHours(11));
        using (var reception = await app.SignInAsync("accueil"))
        {
            var page = await reception.GetPageAsync(Address(request));
            page.Text.ShouldContain("Il partira le mardi 17 novembre 2026 à 8 h");
            var after = await page.SubmitAsync("Envoyer le texto");
            after.Document.Body!.TextContent.ShouldContain("Le texto partira le mardi 17 novembre 2026 à 8 h.");
        }

        await app.SendDueAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, detail: null, by)
        );
        app.Clock.Advance(TimeSpan.FromHours(12));
        await app.SendDueAsync();

        app.Texts().Count.ShouldBe(1);
        (await app.OutgoingAsync(request))[^1].State.ShouldBe(CorrespondenceState.Withdrawn);
    }

    static string Address(CitizenRequest request) => $"/demandes/{request.Reference}/texto";
}
