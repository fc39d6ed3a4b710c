using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>What the sending refuses, before anything is tried or saved.</summary>
public sealed class MailSettingsRefusalTests
{
    [SkippableTheory]
    [BothDatabases("a@exemple.fr, b@exemple.fr", "une seule")]
    [BothDatabases("élise@mairie-été.fr", "n'écrit pas aux adresses qui ont des accents")]
    public async Task A_trial_that_cannot_leave_says_why_it_never_asked(
        DatabaseKind database,
        string to,
        string sentence
    )
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
            ("TestTo", to)
        );

        tried.Text.ShouldContain(sentence);
        server.Received.ShouldBeEmpty();
    }

    [SkippableTheory]
    [BothDatabases("Password", "Tapez le mot de passe, ou ôtez l'identifiant")]
    [BothDatabases("Token", "Tapez le jeton")]
    public async Task A_name_without_its_password_is_neither_tried_nor_saved(
        DatabaseKind database,
        string secret,
        string sentence
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/courriel");

        foreach (var button in (string[])["Envoyer un essai", "Enregistrer"])
        {
            var refused = await form.SubmitAsync(
                button,
                ("Input.Delivery", "Smtp"),
                ("Input.Host", "smtp.exemple.fr"),
                ("Input.Secret", secret),
                ("Input.UserName", "mairie"),
                ("TestTo", "admin@saint-aubin.example")
            );
            refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        }

        var saved = await app.InScopeAsync(services =>
            services.GetRequiredService<SettingsStore>().GetForEditAsync<MailSettings>(CancellationToken.None)
        );
        saved.Value.Host.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_cap_of_automatic_messages_stays_below_that_of_all(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync(
            "Enregistrer",
            ("Input.AutomaticPerDay", 500),
            ("Input.MessagesPerDay", 1)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain("leur plafond ne peut pas le dépasser");
    }
}
