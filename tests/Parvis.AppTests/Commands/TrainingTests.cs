using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.TestKit;

namespace Parvis.AppTests.Commands;

/// <summary>The same program to learn with: its own data, said on every page, and nothing ever leaves.</summary>
public sealed class TrainingTests
{
    static readonly TownAppOptions Training = new()
    {
        Settings = new Dictionary<string, string?> { ["Parvis:Training"] = "true" },
    };

    [Fact]
    public async Task Its_data_are_its_own_whatever_the_settings_of_the_town()
    {
        await using var real = await TownApp.StartEmptyAsync(DatabaseKind.Sqlite, Training);

        var folder = real.Services.GetRequiredService<DataFolder>();

        folder.Root.ShouldBe(Path.Combine(real.DataFolder, "training"));
        File.Exists(folder.Database).ShouldBeTrue();
        File.Exists(Path.Combine(real.DataFolder, "parvis.db")).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task The_server_of_real_requests_is_never_opened()
    {
        await using var training = await TownApp.StartEmptyAsync(DatabaseKind.PostgreSql, Training);

        (await training.DatabaseAsync(db => Task.FromResult(db.Database.ProviderName)))!.ShouldContain("Sqlite");
    }

    [Fact]
    public async Task Every_page_says_it_and_an_answer_stays_in_the_folder()
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartEmptyAsync(DatabaseKind.Sqlite, Training);
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Parvis.Demo.DemoFilling>()
                .FillAsync(
                    new Parvis.Demo.DemoOptions { Requests = 60, People = 200 },
                    keepPassword: true,
                    new Parvis.Demo.DemoProgress(TextWriter.Null),
                    CancellationToken.None
                )
        );
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(
                                new MailSettings
                                {
                                    Delivery = MailDelivery.Smtp,
                                    Host = "127.0.0.1",
                                    Port = server.Port,
                                    Security = MailSecurity.None,
                                }
                            ),
                    CancellationToken.None
                )
        );
        using var visitor = app.Visit();
        var door = await visitor.GetPageAsync("/connexion");
        door.Document.Body!.TextContent.ShouldContain("Mode formation");
        var home = await door.SubmitAsync(
            "Se connecter",
            ("Name", "pilote"),
            ("Password", Parvis.Demo.DemoOptions.WellKnownPassword)
        );
        foreach (var address in new[] { "/", "/pilotage", "/demandes/en-retard", "/introuvable" })
        {
            using var page = await visitor.SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, address));
            (await page.Content.ReadAsStringAsync()).ShouldContain("Mode formation");
        }

        await app.InScopeAsync(services =>
            services
                .GetRequiredService<IMailTransport>()
                .SendAsync(
                    new OutgoingMail
                    {
                        To = ReplyStand.Email,
                        Subject = "Essai",
                        Text = "Bonjour",
                        Html = "<p>Bonjour</p>",
                    },
                    "exercice",
                    CancellationToken.None
                )
        );

        server.Received.ShouldBeEmpty();
        File.Exists(Path.Combine(app.DataFolder, "training", "outbox", "exercice.eml")).ShouldBeTrue();
    }
}
