using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Files of requests: known from their bytes, kept as blobs, given to whoever may read the request.</summary>
public sealed class FileTests
{
    static readonly TypedFile Photo = new("trou été \"12\".jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

    [SkippableTheory, BothDatabases]
    public async Task A_file_is_kept_and_comes_back_as_a_download(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        using var accueil = await app.SignInAsync("accueil");

        var page = await (await accueil.GetPageAsync($"/demandes/{request.Reference}/fichiers")).SubmitAsync(
            "Ajouter",
            ("Uploads", Photo)
        );

        page.Path.ShouldBe($"/demandes/{request.Reference}");
        var file = await FileOfAsync(app, request);
        file.Size.ShouldBe(7);
        file.ContentType.ShouldBe("image/jpeg");
        using var answer = await accueil.SendOnceAsync(Get(file));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Photo.Bytes);
        var disposition = answer.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        disposition.FileNameStar.ShouldBe("trou été _12_.jpg");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [SkippableTheory]
    [BothDatabases("page.html", "<html><script>alert(1)</script>")]
    [BothDatabases("programme.jpg", "MZ\0\0")]
    [BothDatabases("vide.pdf", "")]
    [BothDatabases("tronque.docx", "PK\u0003\u0004")]
    public async Task What_is_not_a_document_is_refused_with_a_sentence(
        DatabaseKind database,
        string name,
        string content
    )
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        using var accueil = await app.SignInAsync("accueil");

        var refused = await (await accueil.GetPageAsync($"/demandes/{request.Reference}/fichiers")).SubmitAsync(
            "Ajouter",
            ("Uploads", new TypedFile(name, Encoding.ASCII.GetBytes(content)))
        );

        refused.Find(".error-summary").TextContent.ShouldContain(name);
        (await app.VerbsAsync(request)).ShouldNotContain(nameof(FileAdded));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_too_large_is_refused_with_the_limit(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        using var accueil = await app.SignInAsync("accueil");
        var large = new byte[21 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(large);

        var refused = await (await accueil.GetPageAsync($"/demandes/{request.Reference}/fichiers")).SubmitAsync(
            "Ajouter",
            ("Uploads", new TypedFile("plan.pdf", large))
        );

        refused.Find(".error-summary").TextContent.ShouldContain("20 Mo");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_file_does_not_exist_outside_its_circle(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterConfidentialRequestAsync();
        using var social = await app.SignInAsync("social");
        using var accueil = await app.SignInAsync("accueil");
        using var elue = await app.SignInAsync("elue");
        await (await social.GetPageAsync($"/demandes/{request.Reference}/fichiers")).SubmitAsync(
            "Ajouter",
            ("Uploads", Photo)
        );
        var file = await FileOfAsync(app, request);

        (await social.SendOnceAsync(Get(file))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await accueil.SendOnceAsync(Get(file))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elue.SendOnceAsync(Get(file))).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        await accueil.GetPageAsync($"/demandes/{request.Reference}/fichiers", HttpStatusCode.NotFound);
    }

    static HttpRequestMessage Get(RequestFile file) =>
        new(HttpMethod.Get, new Uri($"/fichiers/{file.PublicId}", UriKind.Relative));

    static Task<RequestFile> FileOfAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db => db.Set<RequestFile>().AsNoTracking().SingleAsync(f => f.RequestId == request.Id));
}
