using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>No file that ClamAV knows is kept with a request, whichever way it comes; the real clamd says so.</summary>
public sealed class AntivirusTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_file_that_is_infected_is_refused_and_a_clean_one_is_kept(DatabaseKind database)
    {
        await using var clamd = await ClamdServer.StartAsync();
        await using var app = await TownApp.StartAsync(database, With(clamd.Address));
        var request = await app.TakenRequestAsync();
        using var agent = await app.SignInAsync("voirie");
        var upload = await agent.GetPageAsync($"/demandes/{request.Reference}/fichiers");

        var refused = await upload.SubmitAsync(
            "main form button",
            ("Uploads", TextFile("facture.txt", ClamdServer.Infected))
        );
        refused.Errors.ShouldBe([$"« facture.txt » contient un virus ({ClamdServer.Threat}) : il n'a pas été gardé."]);
        await refused.SubmitAsync("main form button", ("Uploads", TextFile("facture.txt", "trois euros")));

        (await FilesAsync(app)).ShouldBe(["facture.txt"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_infected_file_of_a_message_is_kept_aside_and_said(DatabaseKind database)
    {
        await using var clamd = await ClamdServer.StartAsync();
        await using var app = await TownApp.StartAsync(database, With(clamd.Address));

        var mail = await app.ReceiveAsync(
            WithFiles(("sain.txt", "trois euros"), ("facture.txt", ClamdServer.Infected))
        );

        (await FilesAsync(app)).ShouldBe(["sain.txt"]);
        var request = await app.RequestOfAsync(mail);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            $"facture.txt (virus : {ClamdServer.Threat})"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task While_it_does_not_answer_nothing_is_kept_as_if_it_were_clean(DatabaseKind database)
    {
        string nobody;
        await using (var clamd = await ClamdServer.StartAsync())
            nobody = clamd.Address;
        await using var app = await TownApp.StartAsync(database, With(nobody));
        var request = await app.TakenRequestAsync();
        using var agent = await app.SignInAsync("voirie");
        var upload = await agent.GetPageAsync($"/demandes/{request.Reference}/fichiers");

        var refused = await upload.SubmitAsync("main form button", ("Uploads", TextFile("facture.txt", "trois euros")));
        refused.Errors.ShouldBe(["L'antivirus de la mairie ne répond pas : réessayez dans quelques minutes."]);

        var mail = await app.DropAsync(WithFiles(("sain.txt", "trois euros")));
        await app.RunJobAsync<FileMailJob>();
        // It waits its turn again, whole: it is not filed without its file.
        (await app.MailAsync(mail.Id)).State.ShouldBe(MailState.Stored);
        (await FilesAsync(app)).ShouldBeEmpty();
    }

    static TownAppOptions With(string address) =>
        new() { Settings = new Dictionary<string, string?> { ["Parvis:ClamAv"] = address } };

    static TypedFile TextFile(string name, string text) => new(name, Encoding.UTF8.GetBytes(text), "text/plain");

    static Task<List<string>> FilesAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<RequestFile>().OrderBy(f => f.Id).Select(f => f.Name).ToListAsync());

    static string WithFiles(params (string Name, string Text)[] files)
    {
        var parts = files.Select(file =>
            $"--=limite\r\nContent-Type: text/plain; name=\"{file.Name}\"\r\n"
            + $"Content-Disposition: attachment; filename=\"{file.Name}\"\r\n\r\n{file.Text}\r\n"
        );
        return InboxStand
            .Eml(text: "@@")
            .Replace(
                "Content-Type: text/plain; charset=utf-8\r\n\r\n@@\r\n",
                "Content-Type: multipart/mixed; boundary=\"=limite\"\r\n\r\n--=limite\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n"
                    + $"{string.Concat(parts)}--=limite--\r\n",
                StringComparison.Ordinal
            );
    }
}
