using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Inbox;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Accounts.Resuming;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Accounts;

/// <summary>A morning's absence, a restart elsewhere: whoever sends a form without a session loses none of it.</summary>
public sealed class SessionEndedTests
{
    const string Words = "Le banc de la place est cassé.\nIl manque deux lattes & un pied.";

    [SkippableTheory, BothDatabases]
    public async Task What_was_being_sent_is_sent_after_signing_in_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");
        EndSession(reception);

        var door = await form.SubmitAsync("[data-register]", ("Text", Words), ("Place", "Place du marché"));
        door.Text.ShouldContain("Ce que vous avez écrit est gardé");
        var mistaken = await door.SubmitAsync("Se connecter", ("Name", "accueil"), ("Password", "pas le bon"));
        var back = await mistaken.SubmitAsync("Se connecter", ("Name", "accueil"), ("Password", TestTown.Password));
        back.Text.ShouldContain("Rien n'est encore envoyé");
        back.Text.ShouldContain("Il manque deux lattes & un pied.");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(0);
        await back.SubmitAsync("Envoyer ce que j'avais écrit");

        var made = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync());
        made.Subject.ShouldBe("Le banc de la place est cassé.");
        made.Place.ShouldBe("Place du marché");
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_person_at_the_same_counter_reads_nothing_of_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var browser = await app.SignInAsync("social");
        var door = await SendLateAsync(browser, ("Text", "Une aide d'urgence."));

        var landed = await SignInAsync(door, "accueil");

        landed.Path.ShouldBe("/");
        landed.Body.ShouldNotContain("Une aide d'urgence.");
        (await browser.GetPageAsync("/connexion/reprise")).Path.ShouldBe("/");
    }

    [SkippableTheory, BothDatabases]
    public async Task Words_wait_while_a_temporary_password_is_changed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var door = await SendLateAsync(reception, ("Text", Words));
        var password = await app.InScopeAsync(async services =>
        {
            var account = await services.GetRequiredService<UserManager<Account>>().FindByNameAsync("accueil");
            return await services
                .GetRequiredService<AccountService>()
                .ResetPasswordAsync(account!, by: null, CancellationToken.None);
        });

        var change = await door.SubmitAsync("Se connecter", ("Name", "accueil"), ("Password", password));
        change.Path.ShouldBe("/mon-compte/mot-de-passe");
        var back = await change.SubmitAsync(
            "main form button",
            ("CurrentPassword", password),
            ("NewPassword", "une phrase assez longue"),
            ("Again", "une phrase assez longue")
        );

        back.Text.ShouldContain("Il manque deux lattes");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_has_no_access_any_more_is_told_so_and_shown_no_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var door = await SendLateAsync(reception, ("Text", Words));
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync($"/reglages/agents/fiche/{app.Town.Agent("accueil")}");
        await sheet.SubmitAsync("Enregistrer", ("Input.Active", false));

        var refused = await SignInAsync(door, "accueil");

        refused.Text.ShouldContain("n'a pas accès");
        refused.Body.ShouldNotContain("lattes");
    }

    [SkippableTheory, BothDatabases]
    public async Task Files_do_not_come_along_and_the_words_are_there_to_copy(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        EndSession(reception);
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/demandes/nouvelle?handler=Register")
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent("Bonjour"), "Text" },
                { new ByteArrayContent([1, 2, 3]), "Uploads", "photo.png" },
            },
        };

        var back = await SignInAsync(await reception.SendAsync(sent), "accueil");

        back.Text.ShouldContain("à joindre de nouveau");
        back.Text.ShouldContain("Bonjour");
        back.Has("[name=Text]").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Neither_a_password_nor_a_button_without_words_is_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var password = await reception.GetPageAsync("/mon-compte/mot-de-passe");
        var home = await reception.GetPageAsync("/mon-compte");
        EndSession(reception);

        var door = await password.SubmitAsync(
            "main form button",
            ("CurrentPassword", TestTown.Password),
            ("NewPassword", "une phrase assez longue"),
            ("Again", "une phrase assez longue")
        );
        door.Path.ShouldBe("/connexion");
        door.Body.ShouldNotContain("une phrase assez longue");

        (await home.SubmitAsync("Se déconnecter")).Path.ShouldBe("/connexion");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_the_page_put_in_a_form_is_not_taken_for_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        var request = await app.TakenRequestAsync();
        using var reception = await app.SignInAsync("accueil");
        var list = await reception.GetPageAsync("/courriels");
        var message = await reception.GetPageAsync($"/courriels/{mail.PublicId}");
        EndSession(reception);

        var door = await list.SubmitAsync(".mail-row-actions button[formaction*='Register']");
        door.Path.ShouldBe("/connexion");
        var back = await SignInAsync(door, "accueil");
        back.Path.ShouldBe("/courriels");
        back.Text.ShouldContain("Balançoire cassée");

        EndSession(reception);
        var written = await message.SubmitAsync("main form .btn-primary", ("Reference", request.Reference));
        var kept = await SignInAsync(written, "accueil");
        kept.Rows(".kept-words").ShouldBe([request.Reference]);

        // As long as an identifier, and words all the same.
        const string sentence = "Le trou est revenu ici";
        sentence.Length.ShouldBe(RandomId.Length);
        var late = await SignInAsync(await SendLateAsync(reception, ("Text", sentence)), "accueil");
        late.Rows(".kept-words").ShouldContain(sentence);
    }

    [SkippableTheory, BothDatabases]
    public async Task Ticked_rows_come_back_by_their_references(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterPotholeAsync("Trou rue Haute", daysAgo: 30);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=en-retard");
        EndSession(pilot);

        var door = await list.SubmitAsync(
            "Relancer le service",
            ("Ticked", list.ValueOf("Ticked")),
            ("Words", "Où en est-elle ?")
        );

        var kept = await SignInAsync(door, "pilote");
        kept.Rows(".kept-words").ShouldBe([request.Reference, "Où en est-elle ?"], ignoreOrder: true);
    }

    [SkippableTheory, BothDatabases]
    public async Task Words_too_old_are_not_given_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var back = await SignInAsync(await SendLateAsync(reception, ("Text", Words)), "accueil");
        back.Text.ShouldContain("lattes");
        app.Clock.Advance(KeptForm.Life + TimeSpan.FromMinutes(1));

        await app.RunJobAsync<ForgetKeptWordsJob>();

        (await app.DatabaseAsync(db => db.Set<KeptWords>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory]
    [BothDatabases("Origin", "https://ailleurs.example")]
    [BothDatabases("Sec-Fetch-Site", "cross-site")]
    public async Task A_form_of_another_site_is_not_offered_to_whoever_signs_in(
        DatabaseKind database,
        string header,
        string value
    )
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        EndSession(reception);
        foreach (var address in (string[])["/demandes/nouvelle?handler=Register", "/connexion/reprise?retour=/usagers"])
        {
            using var forged = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([new("Text", "Écrit ailleurs")]),
            };
            forged.Headers.Add(header, value);

            var door = await reception.SendAsync(forged);

            door.Path.ShouldBe("/connexion");
            door.Body.ShouldNotContain("Écrit ailleurs");
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_else_signed_in_meanwhile_loses_no_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var browser = await app.SignInAsync("accueil");
        var form = await browser.GetPageAsync("/demandes/nouvelle");
        EndSession(browser);
        await SignInAsync(await browser.GetPageAsync("/connexion"), "accueil2");

        var back = await form.SubmitAsync("[data-register]", ("Text", Words));

        back.Path.ShouldBe("/connexion/reprise");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(0);
        (await back.SubmitAsync("Envoyer ce que j'avais écrit")).Text.ShouldContain("enregistrée");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_part_of_a_page_is_not_replaced_by_the_sign_in_form(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();

        await visitor.GetFragmentAsync("/demandes/nouvelle", HttpStatusCode.Unauthorized);
    }

    static async Task<TownPage> SendLateAsync(TownClient client, params (string, object?)[] values)
    {
        var form = await client.GetPageAsync("/demandes/nouvelle");
        EndSession(client);
        return await form.SubmitAsync("[data-register]", values);
    }

    static Task<TownPage> SignInAsync(TownPage door, string login) =>
        door.SubmitAsync("Se connecter", ("Name", login), ("Password", TestTown.Password));

    static void EndSession(TownClient client) => client.Cookies.GetAllCookies()["parvis"]!.Expired = true;
}
