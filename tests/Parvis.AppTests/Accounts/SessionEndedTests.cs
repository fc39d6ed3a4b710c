using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
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
    public async Task A_form_of_another_site_is_not_offered_to_whoever_signs_in(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/demandes/nouvelle?handler=Register")
        {
            Content = new FormUrlEncodedContent([new("Text", "Écrit ailleurs")]),
        };
        forged.Headers.Add("Origin", "https://ailleurs.example");

        var door = await visitor.SendAsync(forged);

        door.Path.ShouldBe("/connexion");
        door.Text.ShouldNotContain("gardé");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_part_of_a_page_is_not_replaced_by_the_sign_in_form(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var visitor = app.Visit();

        await visitor.GetFragmentAsync("/demandes/nouvelle", HttpStatusCode.Unauthorized);
    }

    static void EndSession(TownClient client) => client.Cookies.GetAllCookies()["parvis"]!.Expired = true;
}
