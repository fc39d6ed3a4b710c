using System.Net;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Accounts;

public sealed class SignInTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_right_password_opens_the_page_asked_for(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();

        var door = await visitor.GetPageAsync("/");
        door.Path.ShouldBe("/connexion");
        var landed = await door.SubmitAsync("Se connecter", ("Name", "pilote"), ("Password", TestTown.Password));

        landed.Path.ShouldBe("/");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_wrong_password_says_nothing_about_the_account(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();
        var door = await visitor.GetPageAsync("/connexion");

        var known = await door.SubmitAsync("Se connecter", ("Name", "accueil2"), ("Password", "pas le bon"));
        var unknown = await door.SubmitAsync("Se connecter", ("Name", "personne"), ("Password", "pas le bon"));

        known.Text.ShouldContain("n'est pas le bon");
        unknown.Text.Replace("personne", "accueil2").ShouldBe(known.Text);
    }

    [SkippableTheory, BothDatabases]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var visitor = app.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var door = await visitor.GetPageAsync("/connexion");
            await door.SubmitAsync("Se connecter", ("Name", "voirie"), ("Password", "pas le bon"));
        }

        var page = await visitor.GetPageAsync("/connexion");
        var refused = await page.SubmitAsync("Se connecter", ("Name", "voirie"), ("Password", TestTown.Password));

        refused.Text.ShouldContain("Trop d'essais");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_return_address_never_leads_outside(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();
        var door = await visitor.GetPageAsync("/connexion?retour=https://ailleurs.example/");

        var landed = await door.SubmitAsync("Se connecter", ("Name", "pilote"), ("Password", TestTown.Password));

        landed.Address.Host.ShouldBe("127.0.0.1");
        landed.Path.ShouldBe("/");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_form_without_its_token_is_refused(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/connexion")
        {
            Content = new FormUrlEncodedContent([new("Name", "pilote"), new("Password", TestTown.Password)]),
        };

        using var answer = await visitor.SendOnceAsync(forged);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [SkippableTheory, BothDatabases]
    public async Task Outside_Development_cookies_travel_only_over_https(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(
            database,
            new TownAppOptions
            {
                Environment = "Production",
                Settings = new Dictionary<string, string?> { ["ForwardedHeaders_Enabled"] = "true" },
            }
        );
        using var visitor = app.Visit();
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/connexion");
        ask.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await visitor.SendOnceAsync(ask);

        // A cookie being removed carries nothing.
        answer
            .Headers.GetValues("Set-Cookie")
            .Where(c => !c.Contains("=; expires="))
            .ShouldAllBe(c => c.Contains("secure") && c.Contains("httponly"));
    }

    [SkippableTheory, BothDatabases]
    public async Task Several_browsers_of_one_account_sign_in_at_once(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);

        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignInAsync("accueil")));

        foreach (var client in clients)
            client.Dispose();
        clients.Length.ShouldBe(8);
    }
}
