using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>A topic says how long its requests are kept; residents read it, and it is what happens.</summary>
public sealed class RetentionTests
{
    [SkippableTheory, BothDatabases]
    public async Task What_the_topic_says_is_told_under_the_form_and_on_paper_and_is_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var visitor = app.Visit();
        using var admin = await app.SignInAsync("admin");
        var form = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        form.Text.ShouldContain("La mairie garde votre demande 24 mois après l'avoir close.");
        form.Text.ShouldContain("saisissez la CNIL");
        var topic = await admin.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Pothole}");
        (await topic.SubmitAsync("Enregistrer", ("Input.RetentionMonths", 2))).Errors.ShouldHaveSingleItem();
        await topic.SubmitAsync("Enregistrer", ("Input.RetentionMonths", 3));
        (await visitor.GetPageAsync(form.Path)).Text.ShouldContain("garde votre demande 3 mois");
        var (old, open) = (await app.TakenRequestAsync(), await app.TakenRequestAsync());
        using var anne = await app.SignInAsync("voirie");
        var paper = await anne.GetPageAsync($"{old.PageUrl()}/recepisse");
        paper.Text.ShouldContain("puis 3 mois après l'avoir close");
        paper.Text.ShouldContain("CNIL");
        await app.ActAsync("voirie", old, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, null, by));

        app.Clock.Advance(TimeSpan.FromDays(120));
        await app.RunJobAsync<EraseRetainedJob>();
        (await ErasedAsync(app)).ShouldBeEmpty("the archives have not agreed");
        using var boss = await app.SignInAsync("admin");
        await (await boss.GetPageAsync("/reglages/demandes")).SubmitAsync(
            "Enregistrer",
            ("Input.EliminationVisa", "Visa du 3 mars 2027, AD 35")
        );
        await app.RunJobAsync<EraseRetainedJob>();
        await app.RunJobAsync<EraseRetainedJob>();

        (await ErasedAsync(app)).ShouldBe([old.Id]);
        var left = await app.DatabaseAsync(db =>
            db.Set<Correspondence>().Select(c => c.RequestId).Distinct().ToListAsync()
        );
        left.ShouldBe([open.Id]);
        using var again = await app.SignInAsync("voirie");
        (await again.GetPageAsync(old.PageUrl())).Text.ShouldContain("fin de la durée de conservation");
        (await boss.GetPageAsync("/reglages/journal")).Text.ShouldContain(
            "1 demande effacée à la fin de leur durée de conservation (Visa du 3 mars 2027, AD 35)"
        );
    }

    static Task<List<long>> ErasedAsync(TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().Where(r => r.ErasedAt != null).Select(r => r.Id).ToListAsync()
        );
}
