using System.Net;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Pages;

/// <summary>What no form of Parvis sends, and browsers and curious people do.</summary>
[OnEachDatabase]
public sealed class OddRequestTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_page_that_receives_nothing_is_not_there_to_send_to(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var form = await pilot.GetPageAsync("/demandes/nouvelle");
        var token = form.ValueOf("__RequestVerificationToken");
        foreach (
            var address in (string[])
                ["/", "/recherche", "/demandes/miennes", "/pilotage", "/pilotage/liste?handler=Rien"]
        )
        {
            using var sent = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            };

            await pilot.SendAsync(sent, HttpStatusCode.NotFound);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task The_last_day_there_is_is_a_day(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");

        (await administrator.GetPageAsync("/reglages/journal?au=9999-12-31")).Title.ShouldNotBeEmpty();
    }
}
