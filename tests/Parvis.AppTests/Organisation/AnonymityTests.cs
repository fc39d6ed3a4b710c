using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Api;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>CRPA L111-2: nothing that leaves names an agent whose safety asks for it; colleagues still know who it is.</summary>
public sealed class AnonymityTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_asks_for_a_reason_and_both_moves_are_in_the_journal(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync(Address(app))).SubmitAsync("Accorder l'anonymat");
        refused.Text.ShouldContain("Donnez la raison");
        (await AgentAsync(app)).AnonymousOnCorrespondence.ShouldBeFalse();
        var sheet = await refused.SubmitAsync("Accorder l'anonymat", ("Reason", "Menaces, plainte du 3 novembre"));
        sheet.Text.ShouldContain(Identifier(app));
        await (await admin.GetPageAsync(Address(app))).SubmitAsync("Retirer l'anonymat", ("Reason", "Fin des menaces"));

        var journal = (await admin.GetPageAsync("/reglages/journal")).Text;
        journal.ShouldContain("Menaces, plainte du 3 novembre");
        journal.ShouldContain("Fin des menaces");
        (await AgentAsync(app)).AnonymousOnCorrespondence.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mail_bears_the_identifier_everywhere_and_the_name_nowhere(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await GrantAsync(app);
        var request = await app.TakenRequestAsync();

        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var written = await app.DatabaseAsync(db =>
            db.Set<OutboxMessage>().Where(m => m.Kind == OutboxKind.Reply).Select(m => m.Payload).SingleAsync()
        );
        var sent = app.Mails(request).ShouldHaveSingleItem();
        foreach (var text in new[] { written, sent })
        {
            text.ShouldContain(Identifier(app));
            Names(text).ShouldBeEmpty();
        }

        using var website = await ApiPeer.OfAsync(app);
        var read = (await website.GetAsync($"/api/v1/requests/{request.Reference}")).Is(HttpStatusCode.OK);
        var authors = read
            .Json.GetProperty("messages")
            .EnumerateArray()
            .Select(m => m.GetProperty("author").GetString());
        authors.ShouldContain(Identifier(app));
        authors.ShouldNotContain("Anne Morel");
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_paper_bears_the_identifier_and_not_the_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await GrantAsync(app);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Body", "Le trou est bouché.")
        );
        var letter = (await app.OutgoingAsync(request)).Last(c => c.Channel == Channel.Post);

        foreach (
            var address in new[]
            {
                $"/demandes/{request.Reference}/courrier/{letter.PublicId}",
                $"/demandes/{request.Reference}/recepisse",
            }
        )
        {
            var paper = (await anne.GetPageAsync(address)).Find("article").TextContent;
            paper.ShouldContain(Identifier(app), customMessage: address);
            Names(paper).ShouldBeEmpty(address);
        }
    }

    [SkippableTheory]
    [BothDatabases("Le trou est bouché.\n\nAnne Morel")]
    [BothDatabases("Voyez avec A. MOREL au guichet.")]
    [BothDatabases("MOREL Anne, service de la voirie")]
    public async Task A_text_that_names_the_agent_does_not_leave(DatabaseKind database, string body)
    {
        await using var app = await TownApp.StartAsync(database);
        await GrantAsync(app);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var refused = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync("Envoyer", ("Input.Body", body));

        refused.Text.ShouldContain($"écrivez « {Identifier(app)} » à la place de son nom");
        refused.Find("[name='Input.Body']").TextContent.ShouldContain(body.Split('\n')[0]);
        (await app.OutgoingAsync(request)).ShouldNotContain(c => c.State == CorrespondenceState.Queued);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_waiting_when_it_was_granted_does_not_leave_either(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        await GrantAsync(app);

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        app.Mails(request).ShouldBeEmpty();
        var answer = (await app.OutgoingAsync(request))[^1];
        answer.IsInTrouble.ShouldBeTrue();
        answer.Problem.ShouldContain("écrivez-le de nouveau");
    }

    [SkippableTheory, BothDatabases]
    public async Task Colleagues_read_the_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await GrantAsync(app);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        using var reception = await app.SignInAsync("accueil");

        (await reception.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Anne Morel");
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_an_administrator_grants_it(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var head = await app.SignInAsync("chef");

        await head.GetPageAsync(Address(app), HttpStatusCode.NotFound);
    }

    static Task<int> GrantAsync(TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            (await db.FindAsync<Agent>(app.Town.Agent("voirie")))!.SetAnonymity(true);
            return await db.SaveChangesAsync();
        });

    static Task<Agent> AgentAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<Agent>().SingleAsync(a => a.Id == app.Town.Agent("voirie")));

    static string Address(TownApp app) => $"/reglages/agents/{app.Town.Agent("voirie")}/anonymat";

    static string Identifier(TownApp app) => ServiceIdentifier.Of(app.Town.Agent("voirie"));

    static IEnumerable<string> Names(string text) =>
        new[] { "Anne", "Morel", "instructrice" }.Where(n => text.Contains(n, StringComparison.OrdinalIgnoreCase));
}
