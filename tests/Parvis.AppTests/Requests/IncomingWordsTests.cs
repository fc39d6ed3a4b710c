using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>What a resident says after having asked belongs to their request.</summary>
public sealed class IncomingWordsTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_message_that_was_awaited_makes_the_request_go_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("une photo"));
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/demandes/{request}/message");

        var refused = await form.SubmitAsync("Noter le message", ("Channel", Channel.FrontDesk));
        refused.Text.ShouldContain("Écrivez ce que dit l'usager.");
        var page = await refused.SubmitAsync("Noter le message", ("Words", "Voici la photo du trou."));

        page.Text.ShouldContain("Le message est dans la demande");
        page.Text.ShouldContain("Voici la photo du trou.");
        page.Text.ShouldContain("En cours");
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync("/")).Text.ShouldContain(request);
        (await handler.GetPageAsync("/recherche?q=photo+du+trou")).Text.ShouldContain(request);
    }
}
