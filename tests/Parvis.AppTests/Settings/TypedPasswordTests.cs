using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Inbox;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Servers;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>Who typed a password, tried it and saves types it once; nobody reads it, nor uses it for anything else.</summary>
public sealed class TypedPasswordTests
{
    const string Password = "mot-de-passe-secret";
    const string Carried = "Input.TypedPassword";

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_is_saved_with_the_password_it_was_tried_with(DatabaseKind database)
    {
        var server = new MailboxPeer { Refusal = MailServerReason.LoginRefused };
        await using var app = await InboxStand.StartAsync(database, server);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        var refused = await form.SubmitAsync("Tester la connexion", Typed());
        refused.Body.ShouldNotContain(Password);
        server.Refusal = null;

        var tried = await refused.SubmitAsync("Tester la connexion");
        tried.Text.ShouldContain("Enregistrez pour commencer à la relever.");
        tried.Body.ShouldNotContain(Password);
        var nameless = await tried.SubmitAsync("Enregistrer", ("Input.Name", ""));
        nameless.Errors.ShouldBe(["Donnez un nom à la boîte."]);
        (await nameless.SubmitAsync("Enregistrer", ("Input.Name", "Mairie"))).Text.ShouldContain("est enregistrée");

        (await KeptAsync(app)).ShouldBe(Password);
    }

    [SkippableTheory]
    [BothDatabases("Input.Host", "imap.ailleurs.example")]
    [BothDatabases("Input.Security", "StartTls")]
    [BothDatabases("Input.Login", "Token")]
    public async Task It_is_for_the_server_it_was_typed_for(DatabaseKind database, string field, string other)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        var tried = await form.SubmitAsync("Tester la connexion", Typed(("Input.Port", 2993)));

        var refused = await tried.SubmitAsync("Enregistrer", (field, other));

        refused.Errors.ShouldHaveSingleItem().ShouldContain("Tapez le");
        refused.ValueOf(Carried).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_sending_is_saved_with_the_password_it_was_tried_with(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var tried = await (await administrator.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Envoyer un essai",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "127.0.0.1"),
            ("Input.Port", 1),
            ("Input.UserName", "mairie"),
            ("Input.Password", Password),
            ("TestTo", "admin@saint-aubin.example")
        );
        tried.Text.ShouldContain("L'essai n'est pas parti.");
        tried.Body.ShouldNotContain(Password);

        (await tried.SubmitAsync("Enregistrer")).Errors.ShouldBeEmpty();

        var mail = await app.InScopeAsync(async services =>
            await services.GetRequiredService<SettingsStore>().GetAsync<MailSettings>(CancellationToken.None)
        );
        Revealed(app, mail.ProtectedPassword).ShouldBe(Password);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_session_that_ended_gives_no_password_back(DatabaseKind database)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        administrator.Cookies.GetAllCookies()["parvis"]!.Expired = true;

        var door = await form.SubmitAsync("Enregistrer", Typed());
        var back = await door.SubmitAsync("Se connecter", ("Name", "admin"), ("Password", TestTown.Password));

        door.Path.ShouldBe("/connexion");
        back.Body.ShouldNotContain(Password);
    }

    static (string, object?)[] Typed(params (string Field, object? Value)[] others) =>
        [
            .. ((string Field, object? Value)[])
                [
                    ("Input.Name", "Mairie"),
                    ("Input.Address", "mairie@saint-aubin.example"),
                    ("Input.Host", "imap.exemple.fr"),
                    ("Input.UserName", "mairie"),
                    ("Input.Secret", Password),
                ],
            .. others,
        ];

    static async Task<string> KeptAsync(TownApp app) =>
        Revealed(
            app,
            await app.DatabaseAsync(db =>
                db.Set<Mailbox>().Where(m => m.Name == "Mairie").Select(m => m.ProtectedSecret).SingleAsync()
            )
        );

    static string Revealed(TownApp app, string kept) => app.Services.GetRequiredService<MailPassword>().Reveal(kept);
}
