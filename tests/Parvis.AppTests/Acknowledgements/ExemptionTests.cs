using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>Requests that get no acknowledgement: a case of the law, its reason, and the day it no longer holds.</summary>
public sealed class ExemptionTests
{
    [SkippableTheory, BothDatabases]
    public async Task Without_one_the_case_of_the_law_and_the_reason_are_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync($"{request.PageUrl()}/sans-accuse");

        (
            await form.SubmitAsync(
                "Ne pas accuser réception",
                ("Exemption", nameof(AcknowledgementExemption.ImmediateDelivery))
            )
        ).Text.ShouldContain("Dites en quelques mots pourquoi.");
        var page = await form.SubmitAsync(
            "Ne pas accuser réception",
            ("Exemption", nameof(AcknowledgementExemption.ImmediateDelivery)),
            ("Reason", "Carte remise au guichet")
        );

        page.Text.ShouldContain("Aucun n'est dû");
        page.Text.ShouldContain("Carte remise au guichet");
        (await app.DutyAsync(request))!.IsOwed.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Favourable_within_fifteen_days_is_looked_at_again_on_the_sixteenth(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync($"{request.PageUrl()}/sans-accuse")).SubmitAsync(
            "Ne pas accuser réception",
            ("Exemption", nameof(AcknowledgementExemption.FavourableWithinFifteenDays)),
            ("Reason", "Accord à signer lundi")
        );
        app.Clock.Advance(TimeSpan.FromDays(15));
        await app.RunJobAsync<LapseExemptionsJob>();
        (await app.DutyAsync(request))!.IsOwed.ShouldBeFalse("the fifteenth day is still in time");

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<LapseExemptionsJob>();
        await app.RunJobAsync<LapseExemptionsJob>();

        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
        (await app.NotifiedAsync(request, NotificationKind.AcknowledgementOwed)).ShouldBe([app.Town.Agent("voirie")]);
        using var later = await app.SignInAsync("voirie");
        (await later.GetPageAsync(request.PageUrl())).Text.ShouldContain(
            "rappelle qu'un accusé de réception est à envoyer"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_topic_ends_the_case_that_was_noted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync($"{request.PageUrl()}/sans-accuse")).SubmitAsync(
            "Ne pas accuser réception",
            ("Exemption", nameof(AcknowledgementExemption.ImmediateDelivery)),
            ("Reason", "Remis au guichet")
        );

        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Correct,
            (r, _) => r.ChangeTopic(app.Town.Tree, "Arbre dangereux", circleId: null)
        );

        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
    }
}
