using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Settings.Mail;
using Parvis.MailPeers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A mailbox that no password opens: the program asks for its tokens as an application of the town's provider.</summary>
public sealed class ApplicationLoginTests
{
    [SkippableFact]
    public async Task Tokens_are_asked_for_kept_and_renewed()
    {
        Requirements.Need(DovecotServer.Missing);
        await using var dovecot = await DovecotServer.StartAsync();
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        var user = dovecot.NewUser();
        var door = Connection(app, dovecot, user, DovecotServer.ApplicationSecret);

        await OpenAsync(app, door);
        await OpenAsync(app, door);
        dovecot.TokensGranted.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromMinutes(59));
        await OpenAsync(app, door);
        dovecot.TokensGranted.ShouldBe(2);
        // Whoever tries wants to see what the provider says now.
        (await TryAsync(app, door)).Problem.ShouldBe("");
        dovecot.TokensGranted.ShouldBe(3);
    }

    [SkippableFact]
    public async Task What_is_wrong_is_said_in_words()
    {
        Requirements.Need(DovecotServer.Missing);
        await using var dovecot = await DovecotServer.StartAsync();
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        var user = dovecot.NewUser();
        var right = Connection(app, dovecot, user, DovecotServer.ApplicationSecret);

        (await TryAsync(app, Connection(app, dovecot, user, "autre"))).Problem.ShouldContain(
            "ne reconnaît pas l'application, ou son secret"
        );
        (
            await TryAsync(app, right with { Application = right.Application with { Scope = "boite99" } })
        ).Problem.ShouldContain("n'ouvre pas la boîte");
        (
            await TryAsync(
                app,
                right with
                {
                    Application = right.Application with
                    {
                        TokenAddress = $"http://127.0.0.1:{PeerProcess.FreePort()}/",
                    },
                }
            )
        ).Problem.ShouldContain("hors d'atteinte");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_administrator_is_told_what_is_missing_and_a_secret_stays_with_its_provider(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        (string, object?)[] typed =
        [
            ("Input.Name", "Mairie"),
            ("Input.Address", "mairie@saint-aubin.example"),
            ("Input.Host", "outlook.office365.com"),
            ("Input.UserName", "mairie@saint-aubin.example"),
            ("Input.Login", MailboxLogin.Application),
            ("Input.Secret", "secret-de-l-application"),
        ];

        var refused = await (await administrator.GetPageAsync("/reglages/boites/fiche")).SubmitAsync(
            "Enregistrer",
            typed
        );
        refused.Text.ShouldContain("Donnez l'adresse des jetons");
        var saved = await refused.SubmitAsync(
            "Enregistrer",
            [
                .. typed,
                ("Input.TokenAddress", "https://login.exemple.example/token"),
                ("Input.ClientId", "parvis"),
                ("Input.Scope", "mail"),
            ]
        );
        saved.Text.ShouldContain("est enregistrée");
        var mailbox = await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Name == "Mairie"));
        mailbox.ProtectedSecret.ShouldNotBeEmpty();

        var sheet = await administrator.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");
        var elsewhere = await sheet.SubmitAsync(
            "Enregistrer",
            ("Input.TokenAddress", "https://ailleurs.example/token")
        );
        elsewhere.Errors.ShouldHaveSingleItem().ShouldContain("Tapez le secret de l'application.");
        (await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Id == mailbox.Id))).TokenAddress.ShouldBe(
            "https://login.exemple.example/token"
        );
    }

    static MailboxConnection Connection(TownApp app, DovecotServer dovecot, string user, string secret) =>
        new()
        {
            Host = "127.0.0.1",
            Port = dovecot.ClearPort,
            Security = MailboxSecurity.None,
            UserName = user,
            Login = MailboxLogin.Application,
            Application = new OAuthApplication
            {
                TokenAddress = dovecot.TokenAddress.ToString(),
                ClientId = "parvis",
                Scope = user,
            },
            ProtectedSecret = app.Services.GetRequiredService<MailPassword>().Protect(secret),
        };

    static Task<bool> OpenAsync(TownApp app, MailboxConnection connection) =>
        app.InScopeAsync(async services =>
        {
            await using var mailbox = await services
                .GetRequiredService<MailboxDoor>()
                .OpenAsync(connection, CancellationToken.None);
            return true;
        });

    static Task<MailboxTrial> TryAsync(TownApp app, MailboxConnection connection) =>
        app.InScopeAsync(services =>
            services.GetRequiredService<MailboxDoor>().TryAsync(connection, CancellationToken.None)
        );
}
