using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>The mail server is set on screen and tried before it is saved; its password is never readable.</summary>
public sealed class MailSettingsTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_trial_goes_through_the_server_before_anything_is_saved(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        var tried = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Envoyer un essai",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "127.0.0.1"),
            ("Input.Port", server.Port),
            ("Input.Security", "None"),
            ("TestTo", "admin@saint-aubin.example")
        );

        tried.Text.ShouldContain("a accepté l'essai");
        server.Received.Count.ShouldBe(1);
        (
            await app.DatabaseAsync(db => db.Set<Setting>().AnyAsync(s => s.Name == nameof(MailSettings)))
        ).ShouldBeFalse();

        await tried.SubmitAsync("Enregistrer");
        server.Received.Count.ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<Setting>().AnyAsync(s => s.Name == nameof(MailSettings)))).ShouldBeTrue();
    }

    [SkippableTheory]
    [BothDatabases("127.0.0.1", 1, "n'écoute pas sur le port 1")]
    [BothDatabases("serveur.invalid", 587, "Aucun serveur ne s'appelle")]
    public async Task A_trial_that_fails_says_in_words_what_is_wrong(
        DatabaseKind database,
        string host,
        int port,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var tried = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Envoyer un essai",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", host),
            ("Input.Port", port),
            ("TestTo", "admin@saint-aubin.example")
        );

        tried.Text.ShouldContain(sentence);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_password_is_kept_encrypted_and_never_shown(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        var saved = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.UserName", "mairie"),
            ("Input.Password", "un-secret-bien-garde")
        );

        saved.Body.ShouldNotContain("un-secret-bien-garde");
        var json = await app.DatabaseAsync(db =>
            db.Set<Setting>().Where(s => s.Name == nameof(MailSettings)).Select(s => s.Json).SingleAsync()
        );
        json.ShouldNotContain("un-secret-bien-garde");
        var journal = await app.DatabaseAsync(db => db.Set<AdministrationEntry>().Select(e => e.What).ToListAsync());
        journal.ShouldContain(w => w.StartsWith("courriel : "));
        journal.ShouldAllBe(w => !w.Contains("un-secret-bien-garde"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_password_never_leaves_in_the_clear_whether_typed_or_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        (string, object?)[] server =
        [
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.UserName", "mairie"),
            ("Input.Password", "un-secret-bien-garde"),
        ];

        var refused = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            [.. server, ("Input.Security", "None")]
        );
        refused.Errors.ShouldHaveSingleItem().ShouldContain("ne voyage que chiffré");
        var saved = await refused.SubmitAsync("Enregistrer", [.. server, ("Input.Security", "StartTls")]);
        saved.Errors.ShouldBeEmpty();
        (await KeptAsync(app)).ShouldNotBeEmpty();

        // A relay of the town's network, which asks for none.
        var nameless = await saved.SubmitAsync("Enregistrer", ("Input.Security", "None"), ("Input.UserName", ""));
        nameless.Errors.ShouldBeEmpty();
        (await KeptAsync(app)).ShouldBeEmpty();
    }

    static async Task<string> KeptAsync(TownApp app) =>
        (
            await app.InScopeAsync(async services =>
                await services.GetRequiredService<SettingsStore>().GetAsync<MailSettings>(CancellationToken.None)
            )
        ).ProtectedPassword;

    [SkippableTheory, BothDatabases]
    public async Task Port_465_is_refused_with_what_to_do(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.Port", 465)
        );

        refused.Find(".error-summary").TextContent.ShouldContain("choisissez 587");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_server_that_encrypts_at_once_and_takes_tokens_is_spoken_to_so(DatabaseKind database)
    {
        var server = new Submissions();
        await using var app = await TownApp.StartAsync(
            database,
            new TownAppOptions { Configure = services => services.AddSingleton<IMailSubmission>(server) }
        );
        using var admin = await app.SignInAsync("admin");

        var tried = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Envoyer un essai",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.Port", 465),
            ("Input.Security", "Tls"),
            ("Input.Secret", "Token"),
            ("Input.UserName", "mairie@saint-aubin.example"),
            ("Input.Password", "un-jeton"),
            ("TestTo", "admin@saint-aubin.example")
        );

        tried.Text.ShouldContain("a accepté l'essai");
        var (to, login) = server.Asked.ShouldHaveSingleItem();
        to.Port.ShouldBe(465);
        to.Encryption.ShouldBe(MailEncryption.Tls);
        login!.UsesToken.ShouldBeTrue();
        login.UserName.ShouldBe("mairie@saint-aubin.example");
    }

    [SkippableTheory]
    [BothDatabases("mairie@saint-aubin.example", "None", "ne voyage que chiffré")]
    [BothDatabases("", "StartTls", "à qui le jeton appartient")]
    public async Task A_token_goes_with_a_name_and_never_in_the_clear(
        DatabaseKind database,
        string name,
        string security,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.Security", security),
            ("Input.Secret", "Token"),
            ("Input.UserName", name),
            ("Input.Password", "un-jeton")
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_password_is_kept_for_its_server_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var saved = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", "Smtp"),
            ("Input.Host", "smtp.exemple.fr"),
            ("Input.UserName", "mairie"),
            ("Input.Password", "un-secret-bien-garde")
        );

        var same = await saved.SubmitAsync("Enregistrer", ("Input.FromName", "Mairie"));
        (await SecretAsync(app)).ShouldNotBeEmpty();
        var elsewhere = await same.SubmitAsync("Enregistrer", ("Input.Host", "ailleurs.exemple.fr"));
        elsewhere.Errors.ShouldHaveSingleItem().ShouldContain("Tapez le mot de passe, ou ôtez l'identifiant");
        elsewhere.Find("#Input_Password").GetAttribute("aria-invalid").ShouldBe("true");

        await elsewhere.SubmitAsync("Enregistrer", ("Input.Host", "ailleurs.exemple.fr"), ("Input.UserName", ""));
        (await SecretAsync(app)).ShouldBeEmpty();
    }

    static async Task<string> SecretAsync(TownApp app) =>
        (
            await app.InScopeAsync(services =>
                services.GetRequiredService<SettingsStore>().GetForEditAsync<MailSettings>(CancellationToken.None)
            )
        )
            .Value
            .ProtectedPassword;

    /// <summary>Takes everything, and remembers how it was spoken to.</summary>
    sealed class Submissions : IMailSubmission
    {
        readonly ConcurrentQueue<(MailServer Server, MailLogin? Login)> asked = new();

        public IReadOnlyList<(MailServer Server, MailLogin? Login)> Asked => [.. asked];

        public Task<SubmissionResult> SubmitAsync(
            MailServer server,
            MailLogin? login,
            SubmittedMail mail,
            CancellationToken cancellationToken
        )
        {
            asked.Enqueue((server, login));
            return Task.FromResult(new SubmissionResult([]));
        }
    }
}
