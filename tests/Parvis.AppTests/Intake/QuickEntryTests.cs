using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Intake;

[OnEachDatabase]
public sealed class QuickEntryTests
{
    const string Register = "[data-register]";
    const string Answer = "[data-answer]";

    [SkippableTheory, BothDatabases]
    public async Task A_call_becomes_a_record_and_says_its_reference(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync(
            Register,
            ("TopicId", app.Town.Pothole),
            ("Text", "Un trou devant le 12.\nDangereux pour les vélos."),
            ("Place", "12 rue des Lilas")
        );

        var reference = page.Path.Split('/')[^1];
        page.Text.ShouldContain($"Demande {reference} enregistrée");
        page.Has($"a[href='/demandes/{reference}/recepisse']").ShouldBeTrue();
        var request = await RequestAsync(app, reference);
        request.Subject.ShouldBe("Un trou devant le 12.");
        request.Channel.ShouldBe(Channel.Phone);
        request.DepartmentId.ShouldBe(app.Town.Roads);
        request.RegisteredById.ShouldBe(app.Town.Agent("accueil"));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_form_sent_twice_makes_one_record(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var first = await form.SubmitAsync(Register, ("Text", "Un trou."));
        var again = await form.SubmitAsync(Register, ("Text", "Un trou."));
        var (one, other) = (
            form.SubmitAsync(Answer, ("Text", "Un trou."), ("Answer", "Oui")),
            form.SubmitAsync(Register, ("Text", "Un trou."))
        );
        await Task.WhenAll(one, other);

        again.Path.ShouldBe(first.Path);
        again.Text.ShouldContain("était déjà enregistrée");
        (await one).Path.ShouldBe(first.Path);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_sendings_at_the_same_moment_make_one_record(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => form.SubmitAsync(Register, ("Text", "Un trou.")))
        );

        pages.Select(p => p.Path).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_refused_form_keeps_what_was_typed_and_can_be_sent_again(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var refused = await form.SubmitAsync(Register, ("Place", "place Haute"));

        refused.Text.ShouldContain("Dites en quelques mots de quoi il s'agit");
        refused.Find("#Place").GetAttribute("value").ShouldBe("place Haute");
        var page = await refused.SubmitAsync(Register, ("Text", "Lampadaire éteint"));
        (await RequestAsync(app, page.Path.Split('/')[^1])).Place.ShouldBe("place Haute");
    }

    [SkippableTheory, BothDatabases]
    public async Task Answered_at_once_it_is_closed_with_the_ready_answer(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync(
            Answer,
            ("TopicId", app.Town.BirthCertificate),
            ("Text", "Comment avoir un acte ?")
        );

        page.Text.ShouldContain("enregistrée, répondue et close");
        var request = await RequestAsync(app, page.Path.Split('/')[^1]);
        request.Status.ShouldBe(RequestStatus.Closed);
        request.ClosedFor.ShouldBe(ClosureReason.AnsweredAtOnce);
        var answers = await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .Where(e => e.RequestId == request.Id && e.Verb == nameof(AnsweredAtOnce))
                .Select(e => e.Payload)
                .ToListAsync()
        );
        answers.ShouldHaveSingleItem()!.ShouldContain("La demande se fait en ligne");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_ready_answer_the_words_must_be_typed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var gardener = await app.SignInAsync("verts");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var refused = await form.SubmitAsync(Answer, ("TopicId", app.Town.Pothole), ("Text", "Un trou"));
        refused.Text.ShouldContain("Écrivez ce que vous avez répondu");

        var foreign = await (await gardener.GetPageAsync("/demandes/nouvelle")).SubmitAsync(
            Answer,
            ("TopicId", app.Town.Pothole),
            ("Text", "Un trou"),
            ("Answer", "On verra")
        );
        foreign.Text.ShouldContain("revient à un autre service");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_counts_from_the_day_it_arrived(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil2");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var tomorrow = await form.SubmitAsync(
            Register,
            ("Channel", Channel.Post),
            ("Text", "Lettre"),
            ("ReceivedOn", new DateOnly(2026, 11, 17))
        );
        tomorrow.Text.ShouldContain("ne peut pas être à venir");
        var page = await tomorrow.SubmitAsync(
            Register,
            ("TopicId", app.Town.Pothole),
            ("ReceivedOn", new DateOnly(2026, 11, 10))
        );

        var request = await RequestAsync(app, page.Path.Split('/')[^1]);
        request.Channel.ShouldBe(Channel.Post);
        request.ReceivedAt.Date.ShouldBe(new DateTime(2026, 11, 10));
        // Five working days after Tuesday 10, of which Wednesday 11 November is none.
        request.DueOn.ShouldBe(new DateOnly(2026, 11, 18));
        // The screen that opened the letter opens the next one too.
        var next = await reception.GetPageAsync("/demandes/nouvelle");
        next.Find("[name=Channel][checked]").GetAttribute("value").ShouldBe("Post");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_topic_does_not_exist_outside_its_circle(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        var outside = await reception.GetFragmentAsync("/demandes/sujets?q=urgence");
        var inside = await social.GetFragmentAsync("/demandes/sujets?q=urgence");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        outside.Text.ShouldNotContain("Aide d'urgence");
        outside.Text.ShouldContain("Aucun sujet ne porte ce nom");
        inside.Text.ShouldContain("Aide d'urgence");
        form.Text.ShouldNotContain("Aide d'urgence");
        var help = await QuickEntryHelpTests.HelpAsync(reception, ("TopicId", $"{app.Town.SocialAid}"));
        help.Text.ShouldNotContain("Aide d'urgence");
    }

    [SkippableTheory, BothDatabases]
    public async Task Asking_again_is_a_chaser_never_a_second_record(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var known = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                Subject = "Trou rue du Puits",
                Place = "3 rue du Puits",
            }
        );
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");
        var shown = await form.SubmitAsync(
            "Voir la fiche du sujet",
            ("Place", "3 rue du puits"),
            ("Text", "Toujours là")
        );

        var page = await shown.SubmitAsync($"C'est une relance de la demande {known.Reference}");
        await shown.SubmitAsync($"C'est une relance de la demande {known.Reference}");

        page.Path.ShouldBe($"/demandes/{known.Reference}");
        page.Text.ShouldContain("Relance notée");
        var request = await RequestAsync(app, known.Reference);
        request.ChaserCount.ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_page_costs_few_commands(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        await reception.GetPageAsync("/demandes/nouvelle");

        var page = await reception.GetPageAsync("/demandes/nouvelle");
        var topics = await reception.GetFragmentAsync("/demandes/sujets?q=nid");

        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        (await topics.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(4);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_elected_official_does_not_enter_requests_here(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var elected = await app.SignInAsync("elue");

        var answer = await elected.GetPageAsync("/demandes/nouvelle", HttpStatusCode.NotFound);
        var missing = await elected.GetPageAsync("/demandes/nulle-part", HttpStatusCode.NotFound);

        answer.Text.ShouldBe(missing.Text);
    }

    internal static Task<CitizenRequest> RequestAsync(TownApp app, string reference) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Reference == reference));
}
