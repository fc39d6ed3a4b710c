using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>The provider is set on screen; its secret goes to nobody else.</summary>
public sealed class TextSettingsTests
{
    const string Page = "/reglages/textos";

    [SkippableTheory]
    [BothDatabases("https://192.0.2.1/sms?to={numero}&t={texte}", "réseau privé")]
    [BothDatabases("http://203.0.113.9/sms?to={numero}&t={texte}", "https://")]
    [BothDatabases("https://{numero}.exemple.fr/?t={texte}", "adresse complète")]
    [BothDatabases("https://exemple.invalid/sms?to={numero}", "{texte}")]
    [BothDatabases("https://exemple.invalid/sms?to={numero}&t={texte}&k={secret}", "Tapez le secret")]
    public async Task What_cannot_be_called_is_refused_in_words(DatabaseKind database, string address, string words)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await (await admin.GetPageAsync(Page)).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", nameof(TextDelivery.Provider)),
            ("Input.Url", address)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain(words);
        (await SettingsAsync(app)).On.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_secret_stays_with_its_server(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var saved = await (await admin.GetPageAsync(Page)).SubmitAsync(
            "Enregistrer",
            ("Input.Delivery", nameof(TextDelivery.Provider)),
            ("Input.Url", "https://exemple.invalid/sms?to={numero}&t={texte}&k={secret}"),
            ("Input.Secret", "cle-du-prestataire"),
            ("Input.Price", 45)
        );
        saved.Text.ShouldContain("L'envoi des textos est réglé.");
        saved.Body.ShouldNotContain("cle-du-prestataire");
        var stored = await SettingsAsync(app);
        stored.ProtectedSecret.ShouldNotBeEmpty();
        stored.ProtectedSecret.ShouldNotContain("cle-du-prestataire");
        stored.Price.ShouldBe(45);

        var same = await saved.SubmitAsync(
            "Enregistrer",
            ("Input.Url", "https://exemple.invalid/v2?to={numero}&t={texte}&k={secret}")
        );
        (await SettingsAsync(app)).ProtectedSecret.ShouldBe(stored.ProtectedSecret);
        var other = await same.SubmitAsync(
            "Enregistrer",
            ("Input.Url", "https://autre.invalid/?to={numero}&t={texte}&k={secret}")
        );

        other.Errors.ShouldHaveSingleItem().ShouldContain("Tapez le secret");
        (await admin.GetPageAsync("/reglages/journal")).Text.ShouldContain("textos :");
    }

    static Task<TextMessageSettings> SettingsAsync(TownApp app) =>
        app.InScopeAsync(async services =>
            (
                await services
                    .GetRequiredService<SettingsStore>()
                    .GetForEditAsync<TextMessageSettings>(CancellationToken.None)
            ).Value
        );
}
