using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Api;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>The disk is full, the folder of the files is gone: it is said, and what was typed is not lost.</summary>
[OnEachDatabase]
public sealed class DiskTests
{
    [Fact]
    public async Task A_database_that_cannot_grow_gives_back_what_was_typed()
    {
        var room = new Room();
        await using var app = await TownApp.StartAsync(
            DatabaseKind.Sqlite,
            new TownAppOptions { Configure = services => services.AddSingleton<IInterceptor>(room) }
        );
        var request = await app.RegisterRequestAsync();
        using var peer = await ApiPeer.OfAsync(app);
        using var clerk = await app.SignInAsync("accueil");
        var form = await clerk.GetPageAsync($"/demandes/{request.Reference}/note");
        var words = string.Concat(Enumerable.Repeat("Vu sur place, à revoir. ", 400));
        room.Left = false;

        var kept = await form.SubmitAsync(
            "Ajouter la note interne",
            HttpStatusCode.ServiceUnavailable,
            ("Text", words)
        );
        var refused = await peer.PostAsync("/api/v1/requests", new { text = words });
        room.Left = true;
        var sent = await kept.SubmitAsync("Envoyer de nouveau");

        kept.Title.ShouldBe("Parvis ne peut rien enregistrer pour l'instant");
        kept.Text.ShouldContain("Prévenez votre administrateur");
        refused.IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable")["detail"].ShouldBe("Its disk is full.");
        sent.Path.ShouldBe($"/demandes/{request.Reference}");
        (await app.VerbsAsync(request)).Count(v => v == nameof(NoteAdded)).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_the_folder_of_the_files_forms_keep_their_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        using var peer = await ApiPeer.OfAsync(app);
        using var clerk = await app.SignInAsync("accueil");
        var form = await clerk.GetPageAsync($"/demandes/{request.Reference}/fichiers");
        await form.SubmitAsync("Ajouter", ("Uploads", TypedFile.Picture("avant.png")));
        var file = await app.DatabaseAsync(db => db.Set<RequestFile>().SingleAsync());
        var blobs = Path.Combine(app.DataFolder, "blobs");
        // Whoever runs the tests, root too, can keep nothing in a folder that is a file.
        Directory.Move(blobs, $"{blobs}-away");
        await File.WriteAllTextAsync(blobs, "");

        var shown = await form.SubmitAsync("Ajouter", ("Uploads", TypedFile.Picture("après.png")));
        var unread = await clerk.GetPageAsync($"/fichiers/{file.PublicId}", HttpStatusCode.ServiceUnavailable);
        var refused = await peer.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/v1/requests/{request.Reference}/files?name=a.png")
            {
                Content = new ByteArrayContent(TypedFile.Picture("a.png").Bytes),
            }
        );
        using var watcher = new HttpClient { BaseAddress = app.Address };
        var health = await watcher.GetAsync("/health");
        File.Delete(blobs);
        Directory.Move($"{blobs}-away", blobs);
        var added = await shown.SubmitAsync("Ajouter", ("Uploads", TypedFile.Picture("après.png")));

        shown.Errors.ShouldHaveSingleItem().ShouldContain("Le dossier des fichiers du serveur");
        unread.Title.ShouldBe("Les fichiers ne sont pas accessibles pour l'instant");
        refused.IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync()).ShouldContain("\"files\":\"unavailable\"");
        added.Path.ShouldBe($"/demandes/{request.Reference}");
        (await app.VerbsAsync(request)).Count(v => v == nameof(FileAdded)).ShouldBe(2);
    }

    /// <summary>SQLite's own limit: it answers « full » as it does when the disk is.</summary>
    sealed class Room : DbConnectionInterceptor
    {
        public bool Left { get; set; } = true;

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count={(Left ? 1_000_000 : 1)}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
