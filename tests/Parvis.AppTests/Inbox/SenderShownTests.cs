using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Who a message says it is from is seen, whatever tricks its fields play.</summary>
public sealed class SenderShownTests
{
    const string Failing = "Authentication-Results: mx.saint-aubin.example; spf=fail; dmarc=fail";

    [SkippableTheory]
    [BothDatabases("Madame Untel")]
    [BothDatabases("\"Madame Untel\" <>")]
    public async Task A_name_without_an_address_is_shown_and_goes_with_the_request(DatabaseKind database, string from)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from));
        (mail.State, mail.Decision, mail.FromName).ShouldBe((MailState.ToSort, MailDecision.NoSender, "Madame Untel"));
        using var reception = await app.SignInAsync("accueil");
        var list = await reception.GetPageAsync("/courriels");
        list.Find(".mail-row-from").TextContent.ShouldBe("Madame Untel");
        var message = await reception.GetPageAsync($"/courriels/{mail.PublicId}");
        message.Find(".message-head strong").TextContent.ShouldBe("Madame Untel");
        (await message.FollowAsync("Lire avec sa mise en forme"))
            .Find(".mail-fields dd")
            .TextContent.ShouldBe("Madame Untel");

        var page = await list.SubmitAsync(".mail-row-actions button[formaction*='Register']");

        page.Text.ShouldContain("Se présente comme : Madame Untel");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_address_that_is_there_counts_before_brackets_that_hold_none(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(InboxStand.Eml(from: "<script>alert(1)</script> <xss@exemple.fr>"));

        (mail.State, mail.FromAddress).ShouldBe((MailState.Filed, "xss@exemple.fr"));
    }

    [SkippableTheory, BothDatabases]
    public async Task Whom_a_forged_sender_claims_to_be_is_shown_beside_who_gets_the_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                "Virement urgent",
                "Le Maire <maire@saint-aubin.example>",
                fields: [Failing, "Reply-To: Escroc@Evil.example"]
            )
        );

        mail.FromName.ShouldBe("Le Maire (maire@saint-aubin.example)");
        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("expéditeur à vérifier");
        page.Text.ShouldContain("Se présente comme : Le Maire (maire@saint-aubin.example)");
        var person = await app.DatabaseAsync(db => db.Set<Requester>().SingleAsync(r => r.Id == request.RequesterId));
        person.DisplayName.ShouldBe("escroc@evil.example");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_stranger_whose_name_is_an_address_of_the_town_is_marked(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(InboxStand.Eml(from: "\"maire@saint-aubin.example\" <evil@exemple.fr>"));

        mail.SenderDoubted.ShouldBeTrue();
        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("expéditeur à vérifier");
        page.Text.ShouldContain("Se présente comme : maire@saint-aubin.example (evil@exemple.fr)");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_doubted_sender_who_waits_to_be_sorted_is_shown_the_same_way(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                "Nouvelles",
                "Le Maire <maire@saint-aubin.example>",
                fields: [Failing, "Reply-To: Escroc@Evil.example", "List-Id: <lettre.evil.example>", "Precedence: bulk"]
            )
        );
        (mail.State, mail.SenderDoubted).ShouldBe((MailState.ToSort, true));
        using var reception = await app.SignInAsync("accueil");
        const string shown = "escroc@evil.example. Se présente comme : Le Maire (maire@saint-aubin.example)";

        (await reception.GetPageAsync("/courriels")).Find(".mail-row-from").TextContent.ShouldBe(shown);
        (await reception.GetPageAsync($"/courriels/{mail.PublicId}"))
            .Find(".message-head strong")
            .TextContent.ShouldBe(shown);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_subjects_that_look_the_same_are_the_same(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(InboxStand.Eml("Banc \u200Bcas\u200B\u2060sé"));

        (await app.RequestOfAsync(mail)).Subject.ShouldBe("Banc cassé");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_takes_no_place_is_neither_a_name_nor_a_subject_nor_a_text(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        const string nothing = "\u200B\u2060 \u200D\uFEFF";

        var mail = await app.ReceiveAsync(InboxStand.Eml(nothing, $"{nothing} <zw@exemple.fr>", nothing));

        (mail.Subject, mail.FromName, mail.Excerpt).ShouldBe(("", "", ""));
        var request = await app.RequestOfAsync(mail);
        request.Subject.ShouldBe("Courriel sans objet");
        var person = await app.DatabaseAsync(db => db.Set<Requester>().SingleAsync(r => r.Id == request.RequesterId));
        person.DisplayName.ShouldBe("zw@exemple.fr");
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("(Message sans texte.)");
    }
}
