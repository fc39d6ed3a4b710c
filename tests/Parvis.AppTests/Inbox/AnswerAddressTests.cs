using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Where residents' answers come back, somebody reads.</summary>
public sealed class AnswerAddressTests
{
    const string Roads = "voirie@saint-aubin.example";
    const string Nobody = "personne@saint-aubin.example";

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_answers_only_to_a_mailbox_that_is_read(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await AddAsync(app, "Voirie");
        var parks = await AddAsync(app, "Espaces verts");
        using var admin = await app.SignInAsync("admin");
        var sheet = await admin.GetPageAsync($"/reglages/boites/fiche/{parks.Id}");

        var refused = await sheet.SubmitAsync("Enregistrer", ("Input.ReplyTo", Nobody));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Aucune boîte relevée n'a cette adresse");

        await refused.SubmitAsync("Enregistrer", ("Input.ReplyTo", Roads.ToUpperInvariant()));
        (await ReadAsync(app, parks)).ReplyTo.ShouldBe(Roads.ToUpperInvariant());
    }

    [SkippableTheory, BothDatabases]
    public async Task Its_own_address_is_always_good(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await AddAsync(app, "Voirie");
        using var admin = await app.SignInAsync("admin");

        await (await admin.GetPageAsync($"/reglages/boites/fiche/{roads.Id}")).SubmitAsync(
            "Enregistrer",
            ("Input.ReplyTo", Roads)
        );

        (await ReadAsync(app, roads)).ReplyTo.ShouldBe(Roads);
    }

    [SkippableTheory]
    [BothDatabases("Input.Active", false)]
    [BothDatabases("Input.Address", Nobody)]
    public async Task A_mailbox_that_answers_come_back_to_neither_stops_nor_moves(
        DatabaseKind database,
        string field,
        object value
    )
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await AddAsync(app, "Voirie");
        await AddAsync(app, "Espaces verts", replyTo: Roads);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync($"/reglages/boites/fiche/{roads.Id}")).SubmitAsync(
            "Enregistrer",
            (field, value)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain($"« Espaces verts » fait répondre à {Roads}");
        var stored = await ReadAsync(app, roads);
        stored.Active.ShouldBeTrue();
        stored.Address.ShouldBe(Roads);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_town_answers_only_to_a_mailbox_that_is_read_once_there_is_one(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var free = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.ReplyTo", Nobody)
        );
        free.Errors.ShouldBeEmpty();
        var roads = await AddAsync(app, "Voirie");

        var refused = await free.SubmitAsync("Enregistrer", ("Input.FromName", "Mairie"));
        refused.Errors.ShouldHaveSingleItem().ShouldContain($"Choisissez parmi {Roads}.");
        (await refused.SubmitAsync("Enregistrer", ("Input.ReplyTo", Roads))).Errors.ShouldBeEmpty();

        var sheet = await admin.GetPageAsync($"/reglages/boites/fiche/{roads.Id}");
        var stopped = await sheet.SubmitAsync("Enregistrer", ("Input.Active", false));
        stopped.Errors.ShouldHaveSingleItem().ShouldContain("Les courriels de la commune font répondre");
    }

    [SkippableTheory, BothDatabases]
    public async Task Left_empty_the_towns_reply_address_is_its_senders_which_somebody_must_read_too(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var free = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.FromAddress", Nobody)
        );
        free.Errors.ShouldBeEmpty();
        await AddAsync(app, "Voirie");

        var refused = await free.SubmitAsync("Enregistrer", ("Input.FromName", "Mairie"));
        refused.Errors.ShouldHaveSingleItem().ShouldContain($"({Nobody}) : les réponses des usagers s'y perdraient");

        (await refused.SubmitAsync("Enregistrer", ("Input.FromAddress", Roads))).Errors.ShouldBeEmpty();
    }

    [SkippableTheory]
    [BothDatabases("Input.Active", false)]
    [BothDatabases("Input.Address", Nobody)]
    public async Task Answers_that_come_back_to_the_senders_address_keep_its_mailbox_as_it_is(
        DatabaseKind database,
        string field,
        object value
    )
    {
        await using var app = await TownApp.StartAsync(database);
        var town = await AddAsync(app, "Mairie");
        await AddAsync(app, "Voirie");
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync($"/reglages/boites/fiche/{town.Id}")).SubmitAsync(
            "Enregistrer",
            (field, value)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain("Les courriels de la commune font répondre");
        var stored = await ReadAsync(app, town);
        stored.Active.ShouldBeTrue();
        stored.Address.ShouldBe(town.Address);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_town_that_reads_its_mail_elsewhere_again_stops_its_last_mailbox(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var town = await AddAsync(app, "Mairie");
        using var admin = await app.SignInAsync("admin");

        await (await admin.GetPageAsync($"/reglages/boites/fiche/{town.Id}")).SubmitAsync(
            "Enregistrer",
            ("Input.Active", false)
        );

        (await ReadAsync(app, town)).Active.ShouldBeFalse();
    }

    static Task<Mailbox> AddAsync(TownApp app, string name, string replyTo = "") =>
        app.AddMailboxAsync(
            FilingTests.Options(app.Town.Roads, name) with
            {
                Active = true,
                ReplyTo = replyTo,
                // Nobody listens there.
                Connection = new MailboxConnection
                {
                    Host = "127.0.0.1",
                    Port = 1,
                    UserName = name,
                },
            }
        );

    static Task<Mailbox> ReadAsync(TownApp app, Mailbox mailbox) =>
        app.DatabaseAsync(db => db.Set<Mailbox>().AsNoTracking().SingleAsync(m => m.Id == mailbox.Id));
}
