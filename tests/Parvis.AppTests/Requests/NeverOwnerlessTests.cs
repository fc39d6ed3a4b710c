using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Whatever happens to a request, somebody who may know of it has it and can act.</summary>
public sealed class NeverOwnerlessTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_confidential_one_nobody_accepts_waits_for_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterConfidentialRequestAsync();
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.RunJobAsync<ReturnUnacceptedJob>();
        using var social = await app.SignInAsync("social");

        var queue = await social.GetPageAsync("/demandes/a-affecter");
        queue.Text.ShouldContain(request.Reference);
        queue.Text.ShouldContain("1 demande ouverte");
        var form = await social.GetPageAsync($"/demandes/{request.Reference}/transfert");
        form.Text.ShouldContain("Action sociale");
        form.Text.ShouldNotContain("Voirie");
        var page = await form.SubmitAsync(
            "main form button",
            ("DepartmentId", app.Town.SocialCare),
            ("Reason", "C'est à nous")
        );

        page.Text.ShouldContain("transférée à Action sociale");
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_s_stand_in_from_another_department_can_do_the_work(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        await app.BeAbsentAsync("voirie", standIn: "verts");
        using var standIn = await app.SignInAsync("verts");

        var form = await standIn.GetPageAsync($"/demandes/{request}/cloture");
        var page = await form.SubmitAsync("main form button", ("Reason", ClosureReason.WorkDone));

        page.Path.ShouldBe($"/demandes/{request}");
        page.Text.ShouldContain("Close");
    }

    [SkippableTheory, BothDatabases]
    public async Task Reopened_before_anybody_accepted_it_it_still_comes_back_to_the_pilot(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        await app.ActAsync("pilote", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.NoNews, null, by));
        using var pilot = await app.SignInAsync("pilote");
        var form = await pilot.GetPageAsync($"/demandes/{request.Reference}/reouverture");
        (await form.SubmitAsync("Rouvrir", ("Reason", "Elle a rappelé"))).Text.ShouldContain("La demande est rouverte");

        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.RunJobAsync<ReturnUnacceptedJob>();

        var now = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync(r => r.Id == request.Id));
        now.DepartmentId.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_passed_it_on_goes_on_following_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");
        var form = await roads.GetPageAsync($"/demandes/{request}/transfert");
        await form.SubmitAsync("main form button", ("DepartmentId", app.Town.Parks), ("Reason", "Une racine"));

        var followed = await roads.GetPageAsync("/demandes/suivies");

        followed.Title.ShouldBe("Suivies");
        followed.Text.ShouldContain(request);
        using var parks = await app.SignInAsync("verts");
        (await parks.GetPageAsync("/demandes/suivies")).Text.ShouldNotContain(request);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_acts_for_the_requester_is_changed_in_sight_of_all(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        var (marie, jean) = await app.DatabaseAsync(async db =>
            (
                await db.Set<Requester>().Where(r => r.PublicId == app.Town.Marie).Select(r => r.Id).SingleAsync(),
                await db.Set<Requester>().Where(r => r.PublicId == app.Town.Jean).Select(r => r.Id).SingleAsync()
            )
        );
        await app.ActAsync("voirie", request, RequestAction.Correct, (r, _) => r.ChangeRequester(marie, null));
        await app.ActAsync("voirie", request, RequestAction.Correct, (r, _) => r.ChangeRequester(marie, jean));
        using var roads = await app.SignInAsync("voirie");

        var page = await roads.GetPageAsync($"/demandes/{request.Reference}");

        page.Text.ShouldContain("a changé la personne qui agit pour le demandeur");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_text_too_long_for_its_column_is_said_and_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");
        var form = await roads.GetPageAsync($"/demandes/{request}/intervention");
        var words = string.Concat(Enumerable.Repeat("Le camion passe à l'aube. ", 40));

        var page = await form.SubmitAsync("main form button", ("On", "2026-12-01"), ("Detail", words));

        page.Text.ShouldContain("Ce texte est trop long : 500 caractères au plus.");
        page.Text.ShouldContain("Le camion passe à l'aube.");
    }
}
