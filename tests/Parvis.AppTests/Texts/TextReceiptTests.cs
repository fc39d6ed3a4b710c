using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Api;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Texts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>The registration receipt by text message: only to who agreed, in the day, within what the town may spend.</summary>
public sealed class TextReceiptTests
{
    [SkippableTheory, BothDatabases]
    public async Task Who_agreed_and_has_no_mail_gets_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);

        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();

        var text = app.Texts().ShouldHaveSingleItem();
        text.ShouldStartWith($"{TextStand.Number}\n\n");
        text.ShouldContain(request.Reference);
        text.ShouldContain("16/11/2026");
        var receipt = await app.OneTextAsync(request);
        receipt.State.ShouldBe(CorrespondenceState.Done);
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "a préparé l'accusé d'enregistrement par texto pour 06 12 34 56 78 parti"
        );
        var row = await app.DatabaseAsync(db => db.Set<OutboxMessage>().SingleAsync());
        (row.Segments, row.Cost).ShouldBe((1, 50));
    }

    [SkippableTheory]
    [BothDatabases(true, false, null)]
    [BothDatabases(false, true, null)]
    [BothDatabases(true, true, "aicha@exemple.fr")]
    public async Task Nobody_else_does(DatabaseKind database, bool on, bool agrees, string? email)
    {
        await using var app = await TownApp.StartAsync(database);
        if (on)
            await app.TextsAsync(TextStand.Folder);

        var request = await app.AskAsync(await app.MobileOnlyAsync(agrees, email));
        await app.SendDueAsync();

        app.Texts().ShouldBeEmpty();
        (await app.OutgoingAsync(request)).ShouldNotContain(c => c.Channel == Channel.TextMessage);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_tells_its_reference_and_nothing_else(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);

        var request = await app.AskAsync(await app.MobileOnlyAsync(), app.Town.SocialAid, "social");
        await app.SendDueAsync();

        var text = app.Texts().ShouldHaveSingleItem();
        text.ShouldContain(request.Reference);
        foreach (var word in new[] { "sociale", "Nid-de-poule", "secours", "Benali" })
            text.ShouldNotContain(word, Case.Insensitive);
    }

    [SkippableTheory, BothDatabases]
    public async Task In_the_evening_it_waits_for_the_morning(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        // From 09:12 to 20:12 in Paris.
        app.Clock.Advance(TimeSpan.FromHours(11));
        var request = await app.AskAsync(await app.MobileOnlyAsync());

        await app.SendDueAsync();
        app.Texts().ShouldBeEmpty();
        using (var pilot = await app.SignInAsync("pilote"))
            (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("de 8 h à 20 h");
        app.Clock.Advance(TimeSpan.FromHours(12));
        await app.SendDueAsync();

        app.Texts().ShouldHaveSingleItem();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_says_stop_while_it_waits_gets_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder);
        app.Clock.Advance(TimeSpan.FromHours(11));
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();

        var ended = await app.InScopeAsync(services =>
            services
                .GetRequiredService<TextConsents>()
                .StopNumberAsync(TextStand.Said, "réponse STOP", CancellationToken.None)
        );
        app.Clock.Advance(TimeSpan.FromHours(12));
        await app.SendDueAsync();

        ended.ShouldBe(1);
        app.Texts().ShouldBeEmpty();
        var receipt = await app.OneTextAsync(request);
        receipt.IsInTrouble.ShouldBeTrue();
        receipt.Problem.ShouldContain("ne veut plus de textos");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_department_that_has_spent_its_month_sends_no_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(
            TextStand.Folder with
            {
                Price = 600,
                MonthlyBudget = 50,
                Budgets = new Dictionary<Guid, int> { [app.Town.Roads] = 1 },
            }
        );
        var person = await app.MobileOnlyAsync();

        var first = await app.AskAsync(person);
        await app.SendDueAsync();
        var second = await app.AskAsync(person);
        await app.SendDueAsync();
        var other = await app.AskAsync(person, app.Town.Tree);
        await app.SendDueAsync();

        (await app.OneTextAsync(first)).State.ShouldBe(CorrespondenceState.Done);
        var refused = await app.OneTextAsync(second);
        refused.IsInTrouble.ShouldBeTrue();
        refused.Problem.ShouldContain("Le budget de textos");
        (await app.OneTextAsync(other)).State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task Beyond_what_one_number_gets_in_a_day_it_waits_for_the_next(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TextsAsync(TextStand.Folder with { PerNumberAndDay = 1 });
        var person = await app.MobileOnlyAsync();
        await app.AskAsync(person);
        await app.SendDueAsync();
        await app.AskAsync(person);
        await app.SendDueAsync();
        app.Texts().Count.ShouldBe(1);

        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.SendDueAsync();

        app.Texts().Count.ShouldBe(2);
    }

    [SkippableTheory]
    [BothDatabases(502)]
    [BothDatabases(504)]
    public async Task A_call_that_somebody_else_lost_may_have_left_and_is_not_made_again(
        DatabaseKind database,
        int answer
    )
    {
        await using var provider = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        await app.TextsAsync(
            new TextMessageSettings
            {
                Delivery = TextDelivery.Provider,
                Url = provider.Address,
                Form = TextCallForm.PostForm,
                Body = "to={numero}&text={texte}",
            }
        );
        provider.Answer = answer;
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.SendDueAsync();

        provider.Received.Count.ShouldBe(1);
        (await app.OneTextAsync(request)).Problem.ShouldContain("peut-être parti");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_provider_that_is_away_is_tried_again_and_one_that_refuses_is_shown(DatabaseKind database)
    {
        await using var provider = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        await app.TextsAsync(
            new TextMessageSettings
            {
                Delivery = TextDelivery.Provider,
                Url = provider.Address,
                Form = TextCallForm.PostForm,
                Body = "to={numero}&text={texte}",
            }
        );
        provider.Answer = 503;
        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();
        (await app.OneTextAsync(request)).State.ShouldBe(CorrespondenceState.Queued);

        provider.Answer = 400;
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();

        var refused = await app.OneTextAsync(request);
        refused.IsInTrouble.ShouldBeTrue();
        using var reception = await app.SignInAsync("accueil");
        var troubles = await reception.GetPageAsync(RequestLinks.MailTroubles);
        troubles.Text.ShouldContain(request.Reference);
        troubles.Text.ShouldContain("Le prestataire refuse ce message ou ce numéro.");
        provider.Answer = 200;
        await troubles.SubmitAsync($"Réessayer : {request.Reference}");
        await app.SendDueAsync();
        (await app.OneTextAsync(request)).State.ShouldBe(CorrespondenceState.Done);
        provider.Received.Count.ShouldBe(3);
        provider.Received[^1].Body.ShouldStartWith("to=%2B33612345678&text=Saint-Aubin");
    }
}
