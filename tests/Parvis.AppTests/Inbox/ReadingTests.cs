using System.Net;
using AngleSharp.Html.Parser;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What a stranger wrote is shown with its layout, and can do nothing.</summary>
public sealed class ReadingTests
{
    const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    const string Html = """
        <p>Un <b>trou</b> profond.</p>
        <script>alert(1)</script>
        <form action="https://ailleurs.example"><input name="mot-de-passe"></form>
        <img src="cid:trou@exemple" alt="le trou">
        <img src="https://photos.example/trou.jpg" alt="vu de loin">
        """;

    [SkippableTheory, BothDatabases]
    public async Task Its_layout_is_shown_in_a_frame_that_can_do_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(Related());
        var request = await app.RequestOfAsync(mail);
        using var reception = await app.SignInAsync("accueil");
        var page = await reception.GetPageAsync($"/demandes/{request.Reference}");

        var reading = await page.FollowAsync("Lire avec sa mise en forme");

        reading.Text.ShouldContain("Yann Le Goff (yann.legoff@exemple.fr)");
        reading.Text.ShouldContain("Une image est restée sur un autre serveur.");
        (await reading.FollowAsync($"Demande {request.Reference}")).Title.ShouldContain(request.Reference);
        var frame = reading.Find("iframe");
        frame.GetAttribute("sandbox").ShouldBe("allow-popups allow-popups-to-escape-sandbox");
        reading.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-src 'self'");
        var (body, policy) = await ContentAsync(reception, frame.GetAttribute("src")!);
        policy.ShouldBe(
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; "
                + "style-src 'unsafe-inline'; frame-ancestors 'self'"
        );
        body.QuerySelector("b")!.TextContent.ShouldBe("trou");
        body.QuerySelectorAll("script, form, input").ShouldBeEmpty();
        body.QuerySelectorAll("img").Select(i => i.GetAttribute("src")).ShouldBe([$"data:image/png;base64,{Pixel}"]);
        body.TextContent.ShouldContain("[vu de loin]");
    }

    [SkippableTheory, BothDatabases]
    public async Task Images_of_other_servers_are_asked_for_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(Related());
        using var reception = await app.SignInAsync("accueil");

        var reading = await (await reception.GetPageAsync($"/courriels/{mail.PublicId}/lecture")).FollowAsync(
            "Afficher les images"
        );

        reading.Text.ShouldNotContain("restée sur un autre serveur");
        var (body, policy) = await ContentAsync(reception, reading.Find("iframe").GetAttribute("src")!);
        policy.ShouldContain("img-src data: https:;");
        body.QuerySelectorAll("img")[^1].GetAttribute("src").ShouldBe("https://photos.example/trou.jpg");
        var again = await reception.GetPageAsync($"/courriels/{mail.PublicId}/lecture");
        again.Text.ShouldContain("Une image est restée sur un autre serveur.");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_image_that_is_never_shown_is_not_offered(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(
            Related().Replace("https://photos", "http://photos", StringComparison.Ordinal)
        );
        using var reception = await app.SignInAsync("accueil");

        var reading = await reception.GetPageAsync($"/courriels/{mail.PublicId}/lecture");

        reading.Text.ShouldContain("Une image d'un autre serveur n'est pas protégée : Parvis ne l'affiche pas.");
        reading.Text.ShouldNotContain("Afficher les images");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_without_layout_is_shown_as_it_was_typed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml(text: "Un <trou> & une bosse\n\ndevant le 12"));
        using var reception = await app.SignInAsync("accueil");

        var (body, _) = await ContentAsync(reception, $"/courriels/{mail.PublicId}/contenu");

        body.QuerySelector("pre")!.TextContent.ShouldContain("Un <trou> & une bosse\n\ndevant le 12");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_circular_to_many_names_the_first_and_folds_the_others(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var many = string.Join(", ", Enumerable.Range(1, 1500).Select(n => $"voisin{n}@exemple.fr"));
        var eleven = string.Join(", ", Enumerable.Range(1, 11).Select(n => $"copie{n}@exemple.fr"));
        var eml = InboxStand
            .Eml(fields: [$"Cc: {eleven}"])
            .Replace("To: mairie@saint-aubin.example", $"To: {many}", StringComparison.Ordinal);
        var mail = await app.ReceiveAsync(eml);
        using var reception = await app.SignInAsync("accueil");

        var reading = await reception.GetPageAsync($"/courriels/{mail.PublicId}/lecture");

        reading.Rows(".mail-fields details summary").ShouldBe(["et 1 490 autres"]);
        var folded = reading.Find(".mail-fields details").TextContent;
        folded.ShouldNotContain("voisin10@exemple.fr");
        folded.ShouldContain("voisin11@exemple.fr");
        folded.ShouldContain("voisin1500@exemple.fr");
        reading.Text.ShouldContain("copie11@exemple.fr");
    }

    static async Task<(AngleSharp.Dom.IElement Body, string Policy)> ContentAsync(TownClient client, string address)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await client.SendOnceAsync(ask);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var document = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (document.Body!, answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    static string Related() =>
        InboxStand
            .Eml(text: "@@")
            .Replace(
                "Content-Type: text/plain; charset=utf-8\r\n\r\n@@\r\n",
                $"""
                Content-Type: multipart/related; boundary="=limite"

                --=limite
                Content-Type: text/html; charset=utf-8

                {Html}
                --=limite
                Content-Type: image/png; name="trou.png"
                Content-Transfer-Encoding: base64
                Content-ID: <trou@exemple>

                {Pixel}
                --=limite--

                """.ReplaceLineEndings("\r\n"),
                StringComparison.Ordinal
            );
}
