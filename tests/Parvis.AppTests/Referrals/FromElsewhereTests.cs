using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Intake;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Referrals;

/// <summary>A request that another administration received first: its day counts where silence rejects (CRPA L114-3).</summary>
public sealed class FromElsewhereTests
{
    [SkippableTheory]
    [BothDatabases("SVR-2M", true)]
    [BothDatabases("SVA-2M", false)]
    [BothDatabases("CADA-1M", false)]
    public async Task On_quick_entry_the_first_reception_moves_the_date(
        DatabaseKind database,
        string regime,
        bool first
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.SayOfPotholesAsync(regime);
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync(
            "Enregistrer Ctrl ↵",
            ("TopicId", app.Town.Pothole),
            ("Text", "Un trou, dit la préfecture."),
            ("FirstReceivedBy", "Préfecture"),
            ("FirstReceivedOn", $"{today.AddDays(-20):yyyy-MM-dd}")
        );

        page.Text.ShouldContain($"a noté que Préfecture l'avait reçue le {today.AddDays(-20).InFull()}");
        var request = await QuickEntryTests.RequestAsync(app, page.Path.Split('/')[^1]);
        var months = regime == "CADA-1M" ? 1 : 2;
        (await app.ClockAsync(request))!.DueOn.ShouldBe((first ? today.AddDays(-20) : today).AddMonths(months));
    }

    [SkippableTheory, BothDatabases]
    public async Task Both_the_day_and_the_administration_are_asked_for(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");
        (string, object?)[] typed = [("TopicId", app.Town.Pothole), ("Text", "Un trou.")];

        (await form.SubmitAsync("Enregistrer Ctrl ↵", [.. typed, ("FirstReceivedOn", $"{today:yyyy-MM-dd}")]))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("quelle administration");
        (await form.SubmitAsync("Enregistrer Ctrl ↵", [.. typed, ("FirstReceivedBy", "Préfecture")]))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Donnez le jour");
        (
            await form.SubmitAsync(
                "Enregistrer Ctrl ↵",
                [.. typed, ("FirstReceivedBy", "Préfecture"), ("FirstReceivedOn", $"{today.AddDays(3):yyyy-MM-dd}")]
            )
        )
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("après son arrivée à la mairie");
    }

    [SkippableTheory, BothDatabases]
    public async Task Noted_later_it_moves_the_date_and_calls_for_another_acknowledgement(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync("Envoyer l'accusé");
        await app.SendDueAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        var first = DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(-12);

        var page = await (await anne.GetPageAsync($"{request.PageUrl()}/reception")).SubmitAsync(
            "Corriger",
            ("FirstReceivedBy", "Conseil départemental"),
            ("FirstReceivedOn", $"{first:yyyy-MM-dd}")
        );

        page.Text.ShouldContain($"a déplacé la date légale au {first.AddMonths(2).InFull()} (avant : {due.InFull()})");
        page.Text.ShouldContain("À refaire : ce qu'il disait a changé depuis.");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(first.AddMonths(2));
        var text = await anne.GetPageAsync(request.AcknowledgeUrl());
        text.Text.ShouldContain($"qui l'avait reçue le {first.InFull()} : Conseil départemental.");

        var undone = await (await anne.GetPageAsync($"{request.PageUrl()}/reception")).SubmitAsync(
            "Corriger",
            ("FirstReceivedBy", ""),
            ("FirstReceivedOn", "")
        );
        undone.Text.ShouldContain("a retiré la première réception");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(due);
    }
}
