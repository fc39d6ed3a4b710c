using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Clocks;

/// <summary>The date the law gives, on the page of a request: which, what happens then, and why.</summary>
public sealed class StatutoryClockTests
{
    [SkippableTheory, BothDatabases]
    public async Task Without_a_word_of_the_town_silence_rejects_after_two_months(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");

        var due = DateOnly.FromDateTime(app.Clock.UtcNow).AddMonths(2);
        page.Text.ShouldContain($"Sans réponse, la demande sera rejetée le {due.InFull()}.");
        page.Text.ShouldContain("Pourquoi cette date ?");
        page.Text.ShouldContain("CRPA L231-4");
        page.Text.ShouldContain("à confirmer par la mairie");

        app.Clock.Advance(TimeSpan.FromDays(70));
        using var later = await app.SignInAsync("voirie");
        (await later.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            $"Faute de réponse, la demande est rejetée depuis le {due.InFull()}."
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task The_town_says_which_rule_a_topic_follows_and_its_requests_follow_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        using var administrator = await app.SignInAsync("admin");
        var address = $"/reglages/sujets/fiche/{app.Town.Pothole}";

        var refused = await (await administrator.GetPageAsync(address)).SubmitAsync(
            "Enregistrer",
            ("Input.LegalRule", "SVA"),
            ("Input.LegalNumber", "15"),
            ("Input.LegalUnit", "CalendarDay")
        );
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Dites quel texte donne cette durée.");
        refused.Find("[name='Input.LegalNumber']").GetAttribute("value").ShouldBe("15");
        await refused.SubmitAsync(
            "Enregistrer",
            ("Input.LegalSource", "Arrêté du maire n° 12"),
            ("Input.LegalConfirmed", "true")
        );

        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        var due = DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(15);
        page.Text.ShouldContain($"Sans réponse, la demande sera acceptée le {due.InFull()}.");
        page.Text.ShouldContain("Arrêté du maire n° 12");
        page.Text.ShouldNotContain("à confirmer par la mairie");
        (await administrator.GetPageAsync("/reglages/journal")).Text.ShouldContain("Silence vaut acceptation");
        var form = await administrator.GetPageAsync(address);
        form.Find("[name='Input.LegalRule'] option[selected]").GetAttribute("value").ShouldBe("SVA");
        await form.SubmitAsync("Enregistrer", ("Input.LegalNumber", "4000"));
        (
            await app.DatabaseAsync(db => db.Set<Topic>().SingleAsync(t => t.Id == app.Town.Pothole))
        ).StatutoryLimit.Code.ShouldBe("SVA-15J");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_without_a_legal_period_shows_none_and_those_under_it_follow(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        await app.InScopeAsync(async services =>
        {
            var topics = services.GetRequiredService<TopicService>();
            var rule = new StatutoryTimeLimit(StatutoryTimeLimit.NoPeriod);
            var above = await topics.SaveAsync(
                id: null,
                new TopicDraft(new TopicOptions { Name = "Voirie", StatutoryLimit = rule }, [], []),
                seen: 0,
                CancellationToken.None
            );
            var pothole = (await topics.FindAsync(app.Town.Pothole, CancellationToken.None))!;
            var draft = TopicDraft.Of(pothole);
            await topics.SaveAsync(
                pothole.Id,
                draft with
                {
                    Options = draft.Options with { ParentId = above!.Id },
                },
                pothole.Version,
                CancellationToken.None
            );
        });
        using var anne = await app.SignInAsync("voirie");

        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldNotContain("Délai légal");
    }

    [SkippableTheory, BothDatabases]
    public async Task Closed_without_a_word_silence_goes_on_answered_it_ends(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var silent = await app.RegisterRequestAsync();
        var answered = await app.RegisterRequestAsync();
        await app.ActAsync(
            "pilote",
            silent,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Unfounded, null, by)
        );
        await app.ActAsync(
            "pilote",
            answered,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Answered, null, by)
        );
        using var anne = await app.SignInAsync("voirie");

        (await anne.GetPageAsync($"/demandes/{silent.Reference}")).Text.ShouldContain("la demande sera rejetée");
        (await anne.GetPageAsync($"/demandes/{answered.Reference}")).Text.ShouldContain("aucune décision ne naît");
    }
}
