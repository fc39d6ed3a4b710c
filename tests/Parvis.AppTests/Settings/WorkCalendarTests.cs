using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>The town hall's closing days: what it promises follows them, what the law counts does not.</summary>
public sealed class WorkCalendarTests
{
    const string Page = "/reglages/calendrier";

    [SkippableTheory, BothDatabases]
    public async Task A_closing_day_moves_the_promise_and_never_the_law(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var before = await RegisterAsync(app);
        var next = WorkingDays.Add(DateOnly.FromDateTime(app.Clock.UtcNow), 1, HolidayZone.France);
        using var admin = await app.SignInAsync("admin");

        var saved = await (await admin.GetPageAsync(Page)).SubmitAsync(
            "Enregistrer",
            ("Input.Days", $"{next:dd/MM/yyyy} Pont\ndu 24/12/2027 au 26/12/2027 Fin d'année")
        );

        saved.ValueOf("Input.Days").ShouldBe($"{next:dd/MM/yyyy} Pont\ndu 24/12/2027 au 26/12/2027 Fin d'année");
        var after = await RegisterAsync(app);
        after.DueOn.ShouldBe(WorkingDays.Add(before.DueOn!.Value, 1, HolidayZone.France));
        (await LawAsync(app, after)).ShouldBe(await LawAsync(app, before));
        (await admin.GetPageAsync("/reglages/journal")).Text.ShouldContain("Calendrier de la mairie modifié");
    }

    [SkippableTheory, BothDatabases]
    public async Task After_closing_time_it_is_tomorrow(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var before = await RegisterAsync(app);
        using var admin = await app.SignInAsync("admin");
        // The town's clock shows a later hour than this.
        await (await admin.GetPageAsync(Page)).SubmitAsync("Enregistrer", ("Input.ClosingTime", "00:01"));

        var after = await RegisterAsync(app);

        after.DueOn.ShouldBe(WorkingDays.Add(before.DueOn!.Value, 1, HolidayZone.France));
    }

    [SkippableTheory]
    [BothDatabases("le 14 mai", "commencez par une date")]
    [BothDatabases("31/02/2027 Pont", "n'est pas une date")]
    [BothDatabases("du 31/12/2026 au 24/12/2026", "la fin vient avant le début")]
    [BothDatabases("du 24/12/2026 au 31/12/2027", "vérifiez l'année")]
    public async Task A_line_that_is_no_day_is_named_and_nothing_typed_is_lost(
        DatabaseKind database,
        string line,
        string why
    )
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");
        var typed = $"07/05/2027 Pont\n{line}";

        var refused = await (await admin.GetPageAsync(Page)).SubmitAsync("Enregistrer", ("Input.Days", typed));

        refused.Errors.ShouldHaveSingleItem().ShouldStartWith($"Ligne 2, « {line} » : ");
        refused.Errors[0].ShouldContain(why);
        refused.ValueOf("Input.Days").ShouldBe(typed);
    }

    static async Task<CitizenRequest> RegisterAsync(TownApp app) =>
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                Subject = "Nid-de-poule",
            }
        );

    static Task<DateOnly?> LawAsync(TownApp app, CitizenRequest request) =>
        app.InScopeAsync(async services =>
            (
                await services
                    .GetRequiredService<Features.Clocks.StatutoryClocks>()
                    .ReadAsync(request, CancellationToken.None)
            )!
                .Deadline
                .Due
        );
}
