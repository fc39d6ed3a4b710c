using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requests;
using Parvis.TestKit;
using static Parvis.AppTests.Replies.ApprovalStand;

namespace Parvis.AppTests.Replies;

/// <summary>An answer that somebody approves before it leaves: it cannot leave twice, and what leaves is what was approved.</summary>
[OnEachDatabase]
public sealed class ApprovalTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_leaves_when_the_head_approves_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();

        var after = await app.ProposeAsync(request);

        after.Text.ShouldContain("Chez Hélène Dubreuil depuis le");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();
        using var head = await app.SignInAsync("chef");
        var waiting = await head.GetPageAsync("/a-valider");
        waiting.Text.ShouldContain("Le trou sera bouché mardi.");
        waiting.Text.ShouldContain("Un trou profond devant le 12.");
        var done = await waiting.SubmitAsync(
            "Valider les réponses cochées",
            ("choix", waiting.Find("[name='choix']").GetAttribute("value"))
        );
        done.Text.ShouldContain("Aucune réponse ne vous attend");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var mail = app.Mails(request).Single(m => m.Contains("Le trou sera bouché mardi."));
        mail.ShouldContain("Anne Morel");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        (await app.VerbsAsync(request))
            .TakeLast(4)
            .ShouldBe(["ApprovalAsked", "ApprovalGiven", "ReplyQueued", "ReplySent"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Refused_twice_it_comes_back_each_time_and_is_signed_the_third(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.DelegateAsync("directeur");
        await app.AddCircuitAsync(Head, Signatory);
        var request = await app.TakenRequestAsync();
        using var head = await app.SignInAsync("chef");
        using var director = await app.SignInAsync("directeur");
        using var writer = await app.SignInAsync("voirie");

        await app.ProposeAsync(request);
        var silent = await (await app.ProposalAsync(request, head)).RefuseAsync(" ");
        silent.Errors.ShouldHaveSingleItem().ShouldContain("Dites pourquoi");
        await (await app.ProposalAsync(request, head)).RefuseAsync("Dites quel mardi.");
        (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Dites quel mardi.");
        (await writer.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Body").ShouldBe(Words);

        await app.ProposeAsync(request, "Bonjour,\n\nLe trou sera bouché mardi 24.");
        (await app.ProposalAsync(request, head)).Rows("ins").ShouldContain(r => r.Contains("24."));
        await (await app.ProposalAsync(request, head)).ApproveAsync();
        await (await app.ProposalAsync(request, director)).RefuseAsync("Excusez-nous d'abord.");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();

        const string Last = "Bonjour,\n\nVeuillez nous excuser. Le trou sera bouché mardi 24.";
        await app.ProposeAsync(request, Last);
        await (await app.ProposalAsync(request, head)).ApproveAsync();
        (await app.ProposalAsync(request, director))
            .FindButtonOrNull("Signer la réponse à la demande " + request.Reference)
            .ShouldNotBeNull();
        await (await app.ProposalAsync(request, director)).ApproveAsync();

        var sent = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        sent.Body.ShouldBe(
            Last + "\n\nPour le maire et par délégation,\nLe directeur général des services\nYves Marchand"
        );
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).Single(m => m.Contains("Yves Marchand")).ShouldContain("Affaire suivie par : Anne Morel");
        var history = (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text;
        history.ShouldContain("a refusé la réponse proposée : Dites quel mardi.");
        history.ShouldContain("a refusé la réponse proposée : Excusez-nous d'abord.");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_an_approver_changes_is_shown_word_by_word_and_is_what_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head, app.AgentStep("pilote"));
        var request = await app.TakenRequestAsync();
        using var head = await app.SignInAsync("chef");
        using var pilot = await app.SignInAsync("pilote");
        using var writer = await app.SignInAsync("voirie");
        await app.ProposeAsync(request);

        var form = await (await app.ProposalAsync(request, head)).FollowAsync(
            $"Modifier la réponse à la demande {request.Reference}"
        );
        await form.SubmitAsync(
            "Modifier et valider",
            ("Body", "Bonjour,\n\nLe trou sera bouché jeudi."),
            ("Words", "L'enrobé arrive mercredi.")
        );

        foreach (var reader in new[] { pilot, writer })
        {
            var shown = await app.ProposalAsync(request, reader);
            shown.Rows("del").ShouldHaveSingleItem().ShouldContain("mardi.");
            shown.Rows("ins").ShouldHaveSingleItem().ShouldContain("jeudi.");
            shown.Text.ShouldContain("L'enrobé arrive mercredi.");
        }

        await (await app.ProposalAsync(request, pilot)).ApproveAsync();
        (await app.OutgoingAsync(request))
            .ShouldHaveSingleItem()
            .Body.ShouldBe("Bonjour,\n\nLe trou sera bouché jeudi.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_clicks_on_the_last_word_send_one_mail(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var head = await app.SignInAsync("chef");
        using var again = await app.SignInAsync("chef");
        var one = await app.ProposalAsync(request, head);
        var two = await app.ProposalAsync(request, again);

        var results = await Task.WhenAll(one.ApproveAsync(), two.ApproveAsync());

        results.ShouldAllBe(r => r.Errors.Count == 0);
        (await app.OutgoingAsync(request)).Count.ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == OutboxKind.Reply))).ShouldBe(
            1
        );
        (await app.VerbsAsync(request)).Count(v => v == "ApprovalGiven").ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_two_who_may_approve_the_second_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        await app.BeAbsentAsync("chef", standIn: "voirie2");
        using var head = await app.SignInAsync("chef");
        using var standIn = await app.SignInAsync("voirie2");
        var hers = await app.ProposalAsync(request, head);
        var his = await app.ProposalAsync(request, standIn);
        his.Text.ShouldContain("Elle vous attend, pour Hélène Dubreuil, absent.");

        await his.ApproveAsync();
        var late = await hers.ApproveAsync();

        late.Errors.ShouldHaveSingleItem().ShouldContain("Cette réponse est déjà validée par Karim Benali.");
        (await app.OutgoingAsync(request)).Count.ShouldBe(1);
        using var writer = await app.SignInAsync("voirie");
        (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "a validé la réponse proposée, pour Hélène Dubreuil, absent"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task What_happened_to_the_request_meanwhile_keeps_it_from_leaving(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, null, by)
        );
        using var head = await app.SignInAsync("chef");

        var refused = await (await app.ProposalAsync(request, head)).ApproveAsync();

        refused.Errors.ShouldHaveSingleItem().ShouldContain("La demande a pris fin depuis cette proposition.");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();
        await refused.RefuseAsync("Elle est close.");
        (await app.DatabaseAsync(db => db.Set<ReplyDraft>().AnyAsync(d => d.IsCirculating))).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task While_it_waits_nobody_writes_in_it_and_the_writer_may_take_it_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        using var colleague = await app.SignInAsync("voirie2");
        var form = await colleague.GetPageAsync(request.ReplyUrl());
        var page = await app.ProposeAsync(request);
        using var head = await app.SignInAsync("chef");
        var read = await app.ProposalAsync(request, head);

        var kept = await form.SubmitAsync("Enregistrer le brouillon", ("Input.Body", "Autre chose"));
        kept.Errors.ShouldHaveSingleItem().ShouldContain("en cours de validation");
        using var writer = await app.SignInAsync("voirie");
        var back = await (await writer.GetPageAsync(page.Path)).SubmitAsync("La reprendre pour la modifier");
        back.ValueOf("Input.Body").ShouldBe(Words);

        (await read.ApproveAsync()).Errors.ShouldHaveSingleItem().ShouldContain("a repris cette réponse");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_delegation_that_ended_signs_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.DelegateAsync("directeur", until: DateOnly.FromDateTime(app.Clock.UtcNow));
        await app.AddCircuitAsync(Signatory);
        var (one, two) = (await app.TakenRequestAsync(), await app.TakenRequestAsync());
        await app.ProposeAsync(one);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var director = await app.SignInAsync("directeur");

        var refused = await (await app.ProposalAsync(one, director)).ApproveAsync();
        refused
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Votre délégation de signature ne couvre pas, ou plus, ce sujet");
        var none = await app.ProposeAsync(two);
        none.Errors.ShouldHaveSingleItem().ShouldContain("Personne n'a de délégation de signature en cours");

        (await app.OutgoingAsync(one)).ShouldBeEmpty();
        none.ValueOf("Input.Body").ShouldBe(Words);
    }

    [SkippableTheory, BothDatabases]
    public async Task Several_are_approved_at_once_and_what_could_not_leave_says_why(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var (good, ended) = (await app.TakenRequestAsync(), await app.TakenRequestAsync());
        await app.ProposeAsync(good);
        await app.ProposeAsync(ended);
        using var head = await app.SignInAsync("chef");
        var waiting = await head.GetPageAsync("/a-valider");
        await app.ActAsync("voirie", ended, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, null, by));

        var ticks = waiting.Document.QuerySelectorAll("[name='choix']").Select(i => (object)i.GetAttribute("value")!);
        var after = await waiting.SubmitAsync("Valider les réponses cochées", ("choix", ticks));

        after.Body.ShouldContain("1 réponse est validée et part.");
        after.Body.ShouldContain($"{ended.Reference} : La demande a pris fin");
        (await app.OutgoingAsync(good)).Count.ShouldBe(1);
        (await app.OutgoingAsync(ended)).ShouldBeEmpty();
    }
}
