using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Surveys;
using Parvis.Features.Surveys.Asking;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>Residents give their opinion once a request is over, and those who watch read it.</summary>
public sealed partial class SurveyTests
{
    [SkippableTheory, BothDatabases]
    public async Task Whoever_asked_by_mail_is_asked_once_a_day_after_and_answers_by_a_link(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var first = await EndedAsync(app);
        await app.RunJobAsync<AskByMailJob>();
        (await LinksAsync(app)).ShouldBeEmpty("it has just ended");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<AskByMailJob>();
        await app.RunJobAsync<AskByMailJob>();
        var link = (await LinksAsync(app)).ShouldHaveSingleItem();
        await EndedAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<AskByMailJob>();
        (await LinksAsync(app)).Count.ShouldBe(1, "the same person was asked two days ago");

        using var visitor = app.Visit();
        var form = await visitor.GetPageAsync(link);
        form.Text.ShouldContain(first.Reference);
        (await form.SubmitAsync("Envoyer mon avis")).Errors.ShouldBe(["Dites si vous êtes satisfait."]);
        var thanks = await form.SubmitAsync(
            "Envoyer mon avis",
            ("Input.Satisfaction", nameof(Satisfaction.Dissatisfied)),
            ("Input.WasClear", "true"),
            ("Input.Comment", "Trop long.")
        );
        thanks.Title.ShouldBe("Merci de votre avis");
        (
            await form.SubmitAsync("Envoyer mon avis", ("Input.Satisfaction", nameof(Satisfaction.VerySatisfied)))
        ).Text.ShouldContain("Merci de votre avis");
        var answer = await app.DatabaseAsync(db => db.Set<SurveyAnswer>().AsNoTracking().SingleAsync());
        (answer.Satisfaction, answer.WasClear, answer.WasSoon).ShouldBe((Satisfaction.Dissatisfied, true, null));
        await visitor.GetPageAsync("/avis/n-importe-quoi", HttpStatusCode.NotFound);
        using var pilot = await app.SignInAsync("pilote");
        var results = await pilot.GetPageAsync("/pilotage/satisfaction");
        results.Text.ShouldContain("Toutes les demandes 1 trop peu d'avis");
        results.Text.ShouldContain("Trop long.");
        (await results.SubmitAsync($"Lu : commentaire sur {first.Reference}")).Text.ShouldContain("Trop long.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Asked_by_telephone_it_is_typed_and_proportions_show_from_ten(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var resident = (
            await app.DatabaseAsync(db => db.Set<Requester>().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync())
        )[0];
        using var accueil = await app.SignInAsync("accueil");
        for (var n = 0; n < 10; n++)
        {
            var request = await EndedAsync(app, resident);
            var form = await accueil.GetPageAsync($"/demandes/{request.Reference}/satisfaction");
            (
                await form.SubmitAsync(
                    "Noter cet avis",
                    (
                        "Input.Satisfaction",
                        n < 7 ? nameof(Satisfaction.Satisfied) : nameof(Satisfaction.VeryDissatisfied)
                    )
                )
            ).Text.ShouldContain("L'avis est noté.");
            (await accueil.GetPageAsync($"/demandes/{request.Reference}/satisfaction")).Text.ShouldContain(
                "ne le demandez pas"
            );
            await app.DatabaseAsync(db => db.Set<SurveyInvitation>().ExecuteDeleteAsync());
        }

        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/pilotage/satisfaction")).Text.ShouldContain("Voirie 10 70 %");
    }

    /// <summary>Of the same person each time.</summary>
    static async Task<CitizenRequest> EndedAsync(TownApp app, long? resident = null)
    {
        var person =
            resident
            ?? await app.DatabaseAsync(db =>
                db.Set<Requester>().Where(r => r.PublicId == app.Town.Marie).Select(r => r.Id).SingleAsync()
            );
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = person,
                Subject = "Un trou",
                Text = "Un trou.",
            }
        );
        // Before it ends: afterwards the receipt is not wanted any more.
        await app.SendDueAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Rebouché", by)
        );
        return request;
    }

    static async Task<IReadOnlyList<string>> LinksAsync(TownApp app)
    {
        var bodies = await app.DatabaseAsync(db =>
            db.Set<Correspondence>().Where(c => c.Kind == CorrespondenceKind.News).Select(c => c.Body).ToListAsync()
        );
        return [.. bodies.SelectMany(b => Link().Matches(b)).Select(m => m.Groups["link"].Value)];
    }

    [GeneratedRegex("(?<link>/avis/\\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
