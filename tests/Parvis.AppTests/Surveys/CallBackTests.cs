using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Surveys;
using Parvis.Features.Surveys.Asking;
using Parvis.Features.Surveys.CallBacks;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>People drawn at random are called back, once, by whom the pilot names.</summary>
public sealed class CallBackTests
{
    [SkippableTheory, BothDatabases]
    public async Task Who_has_a_phone_and_was_not_asked_is_drawn_called_and_counted_apart(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var people = await app.DatabaseAsync(db =>
            db.Set<Requester>()
                .Where(r => r.ContactPoints.Any(c => c.Kind == ContactKind.Phone))
                .OrderBy(r => r.Id)
                .Select(r => r.Id)
                .ToListAsync()
        );
        people.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var person in people.Take(2).Append(people[0]))
            await EndedAsync(app, person);
        using var pilot = await app.SignInAsync("pilote");
        var draw = await pilot.GetPageAsync("/pilotage/rappels");
        (await draw.SubmitAsync("Tirer au hasard", ("Input.Title", "Novembre"))).Errors.ShouldBe([
            "Choisissez qui appelle.",
        ]);
        var drawn = await draw.SubmitAsync(
            "Tirer au hasard",
            ("Input.Title", "Novembre"),
            ("Input.Wanted", "5"),
            ("Input.Agents", app.Town.Agent("accueil"))
        );
        drawn.Text.ShouldContain("Personnes tirées : 2. Il n'y en a pas d'autre");
        (
            await (await pilot.GetPageAsync("/pilotage/rappels")).SubmitAsync(
                "Tirer au hasard",
                ("Input.Title", "Encore"),
                ("Input.Agents", app.Town.Agent("accueil"))
            )
        )
            .Errors.ShouldHaveSingleItem("all were drawn already")
            .ShouldStartWith("Personne ne correspond");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<AskByMailJob>();
        (await app.DatabaseAsync(db => db.Set<SurveyInvitation>().CountAsync())).ShouldBe(2);

        using var reception = await app.SignInAsync("accueil");
        var calls = await app.DatabaseAsync(db => db.Set<SampledCall>().OrderBy(c => c.Id).ToListAsync());
        using var other = await app.SignInAsync("voirie");
        await other.GetPageAsync($"/rappels/{calls[0].PublicId}", HttpStatusCode.NotFound);
        for (var tries = 0; tries < 3; tries++)
        {
            var missed = await reception.GetPageAsync($"/rappels/{calls[0].PublicId}");
            await missed.SubmitAsync("Pas joignable");
        }

        (await reception.GetPageAsync($"/rappels/{calls[0].PublicId}")).Text.ShouldContain("n'appelez plus");
        var call = await reception.GetPageAsync($"/rappels/{calls[1].PublicId}");
        (await call.SubmitAsync("Noter cet avis")).Errors.ShouldBe(["Dites si vous êtes satisfait."]);
        (
            await call.SubmitAsync("Noter cet avis", ("Input.Satisfaction", nameof(Satisfaction.Satisfied)))
        ).Text.ShouldContain("L'avis est noté.");
        var answer = await app.DatabaseAsync(db => db.Set<SurveyAnswer>().AsNoTracking().SingleAsync());
        answer.Way.ShouldBe(SurveyWay.CallBack);
        using var watching = await app.SignInAsync("pilote");
        (await watching.GetPageAsync("/pilotage/rappels")).Text.ShouldContain("Novembre 2 0 1 0 1");
        (await watching.GetPageAsync("/pilotage/satisfaction")).Text.ShouldContain(
            "Personnes tirées au hasard et rappelées 1"
        );
    }

    static async Task EndedAsync(TownApp app, long person)
    {
        var request = await app.RegisterPotholeAsync("Un trou", person);
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Rebouché", by)
        );
    }
}
