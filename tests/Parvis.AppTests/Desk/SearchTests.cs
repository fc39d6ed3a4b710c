using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Desk;

/// <summary>One box: a name, a number however typed, a reference, words; and nothing that may not be known.</summary>
[OnEachDatabase]
public sealed class SearchTests
{
    const string Nothing = "Rien de ce nom ni de ces mots";

    [SkippableTheory, BothDatabases(false), BothDatabases(true)]
    public async Task A_reference_opens_its_request(DatabaseKind database, bool loose)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        using var reception = await app.SignInAsync("accueil");
        var said = loose ? $" {request.Reference.Replace('-', ' ').ToLowerInvariant()} " : request.Reference;

        var page = await reception.GetPageAsync($"/recherche?q={Uri.EscapeDataString(said)}");

        page.Path.ShouldBe($"/demandes/{request.Reference}");
    }

    [SkippableTheory, BothDatabases(61), BothDatabases(64), BothDatabases(3_000)]
    public async Task A_long_word_pasted_by_mistake_finds_nobody(DatabaseKind database, int letters)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");

        var page = await reception.GetPageAsync($"/recherche?q={new string('a', letters)}");

        page.Text.ShouldContain(Nothing);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mistyped_reference_is_told_and_a_begun_one_is_completed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        using var reception = await app.SignInAsync("accueil");
        var wrong = request.Reference[..^1] + (request.Reference[^1] == 'A' ? 'B' : 'A');

        var told = await reception.GetPageAsync($"/recherche?q={wrong}");
        var suggested = await reception.GetFragmentAsync($"/recherche/suggestions?q={wrong}");
        var begun = await reception.GetFragmentAsync($"/recherche/suggestions?q={request.Reference[..^2]}");

        told.Text.ShouldContain("n'est pas une référence");
        suggested.Body.ShouldContain("La lettre finale ne va pas avec les chiffres");
        Urls(begun).ShouldContain($"/demandes/{request.Reference}");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_state_of_somebody_s_request_is_in_the_list(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await RegisterAsync(app, app.Town.Marie, "Banc cassé au square", app.Town.Tree);
        var last = await RegisterAsync(app, app.Town.Marie, "Nid-de-poule rue du Puits", app.Town.Pothole);
        using var reception = await app.SignInAsync("accueil");

        var suggested = await reception.GetFragmentAsync("/recherche/suggestions?q=mar dup");
        var page = await reception.GetPageAsync("/recherche?q=dupont");

        var row = suggested.Rows("li[role=option]")[0];
        row.ShouldContain("Marie Dupont");
        row.ShouldContain("nom de naissance Martin · naissance en 1980 · rue des Lilas");
        row.ShouldContain("À prendre en charge");
        row.ShouldContain("dû le");
        row.ShouldContain($"Voirie · {last} · 2 en cours");
        // Two open requests: the person's page shows both.
        Urls(suggested)[0].ShouldBe($"/usagers/{app.Town.Marie}");
        page.Find(".person-hit-what a").GetAttribute("href").ShouldBe($"/demandes/{last}");
        // Somebody with an open request stands before a homonym without.
        page.Rows(".person-hit-name").ShouldBe(["Marie Dupont", "Jean Dupont"]);
        page.Text.ShouldContain("Aucune demande");
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_one_open_request_opens_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var only = await RegisterAsync(app, app.Town.Jean, "Nid-de-poule rue du Puits", app.Town.Pothole);
        using var reception = await app.SignInAsync("accueil");

        var suggested = await reception.GetFragmentAsync("/recherche/suggestions?q=jean dupont");

        Urls(suggested)[0].ShouldBe($"/demandes/{only}");
    }

    [SkippableTheory]
    [BothDatabases("0299112233")]
    [BothDatabases("+33 (0)2 99 11 22 33")]
    [BothDatabases("02.99.11")]
    [BothDatabases("11 22 33")]
    [BothDatabases("MARIE.DUPONT@exam")]
    [BothDatabases("dupomt marie")]
    [BothDatabases("Mme Martin Marie")]
    [BothDatabases("mari dupon")]
    public async Task Somebody_is_found_however_they_are_said(DatabaseKind database, string typed)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");

        var page = await reception.GetPageAsync($"/recherche?q={Uri.EscapeDataString(typed)}");
        var suggested = await reception.GetFragmentAsync($"/recherche/suggestions?q={Uri.EscapeDataString(typed)}");

        page.Rows(".person-hit-name").ShouldContain("Marie Dupont");
        suggested
            .Rows("li[role=option]")
            .ShouldContain(row => row.StartsWith("Marie Dupont", StringComparison.Ordinal));
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_is_known_in_a_circle_only_exists_nowhere_else(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var secret = await RegisterAsync(app, app.Town.Salome, "Loyer impayé, hébergement", app.Town.SocialAid);
        using var reception = await app.SignInAsync("accueil");
        using var pilot = await app.SignInAsync("pilote");
        using var social = await app.SignInAsync("social");
        foreach (var typed in new[] { "Kervella", "salome", "06 12 34 56 78", "hébergement", secret, secret[..^2] })
        {
            var asked = Uri.EscapeDataString(typed);
            foreach (var outsider in new[] { reception, pilot })
            {
                var page = await outsider.GetPageAsync($"/recherche?q={asked}");
                page.Path.ShouldBe("/recherche");
                page.Has(".list-rows").ShouldBeFalse(typed);
                page.Text.ShouldContain("À dire pour un sujet réservé");
                var suggested = await outsider.GetFragmentAsync($"/recherche/suggestions?q={asked}");
                Urls(suggested).ShouldBeEmpty(typed);
                suggested.Body.ShouldContain("À dire pour un sujet réservé");
            }

            var inside = await social.GetFragmentAsync($"/recherche/suggestions?q={asked}");
            inside.Body.ShouldContain(secret);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task An_ordinary_person_s_confidential_request_does_not_show(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var known = await RegisterAsync(app, app.Town.Marie, "Trou rue du Puits", app.Town.Pothole);
        var secret = await RegisterAsync(app, app.Town.Marie, "Secours", app.Town.SocialAid);
        using var reception = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        var outside = await reception.GetFragmentAsync("/recherche/suggestions?q=marie dupont");
        var inside = await social.GetFragmentAsync("/recherche/suggestions?q=marie dupont");

        outside.Rows("li[role=option]")[0].ShouldContain(known);
        outside.Rows("li[role=option]")[0].ShouldNotContain("en cours");
        inside.Rows("li[role=option]")[0].ShouldContain(secret);
        inside.Rows("li[role=option]")[0].ShouldContain("2 en cours");
    }

    [SkippableTheory, BothDatabases]
    public async Task Requests_are_found_by_their_words_as_they_stand_now(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                Subject = "Lampadaires éteints",
                Text = "Bonjour, l'éclairage du boulodrome est cassé depuis lundi.",
                Place = "allée des Tanneurs",
            }
        );
        using var reception = await app.SignInAsync("accueil");

        foreach (var said in new[] { "lampadaire", "LAMPADAIRES ETEINT", "boulodr", "cassée éclairage", "tanneur" })
            (await FoundAsync(reception, said)).ShouldBe([request.Reference], said);
        (await FoundAsync(reception, "lampadaire introuvable")).ShouldBeEmpty();

        await app.ActAsync(
            "accueil",
            request,
            RequestAction.Correct,
            (r, _) => r.Correct("Projecteurs éteints", "allée des Tanneurs")
        );
        (await FoundAsync(reception, "lampadaire")).ShouldBeEmpty();
        (await FoundAsync(reception, "projecteur boulodrome")).ShouldBe([request.Reference]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Common_words_give_the_latest_requests_page_by_page(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var registered = new List<string>();
        for (var n = 0; n < 45; n++)
            registered.Add(await RegisterAsync(app, person: null, $"Banderole n° {n}", app.Town.Pothole));
        registered.Reverse();
        using var reception = await app.SignInAsync("accueil");

        var walked = new List<string>();
        var page = await reception.GetPageAsync("/recherche?q=banderoles");
        walked.AddRange(References(page));
        while (page.Has(".pager-next"))
        {
            page = await reception.GetPageAsync(page.Find(".pager-next").GetAttribute("href")!);
            walked.AddRange(References(page));
        }

        walked.ShouldBe(registered);
    }

    [SkippableTheory, BothDatabases]
    public async Task Suggestions_cost_four_commands_at_most(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        foreach (
            var typed in new[] { "dupont", "marie dupont lilas", "0299112233", "26-00", "marie.dupont@example.fr" }
        )
        {
            var address = $"/recherche/suggestions?q={Uri.EscapeDataString(typed)}";
            await reception.GetFragmentAsync(address);
            var suggested = await reception.GetFragmentAsync(address);
            var page = await reception.GetPageAsync($"/recherche?q={Uri.EscapeDataString(typed)}");

            var sql = await suggested.SqlAsync();
            sql.Count.ShouldBeLessThanOrEqualTo(4, typed + "\n" + string.Join("\n\n", sql));
            (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8, typed);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_found_says_so_and_officials_have_their_own_page(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var elected = await app.SignInAsync("elue");
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/recherche?q=dupont");

        var page = await reception.GetPageAsync("/recherche?q=zzyzx wqwq");
        using var refused = await elected.SendOnceAsync(ask);

        page.Text.ShouldContain(Nothing);
        (await reception.GetPageAsync("/recherche")).Text.ShouldContain("Que cherchez-vous");
        // Signs that mean something to the databases are only signs here.
        (
            await reception.GetPageAsync("/recherche?q=" + Uri.EscapeDataString("'\" OR * NEAR( :* & | ! %_ \\"))
        ).Text.ShouldContain(Nothing);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<string> RegisterAsync(TownApp app, string? person, string subject, Guid topic)
    {
        var id = person is null
            ? (long?)null
            : await app.DatabaseAsync(db =>
                db.Set<Requester>().Where(r => r.PublicId == person).Select(r => r.Id).SingleAsync()
            );
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic,
                Subject = subject,
                Text = "Merci de passer.",
                RequesterId = id,
            }
        );
        return request.Reference;
    }

    static async Task<IReadOnlyList<string>> FoundAsync(TownClient client, string typed) =>
        References(await client.GetPageAsync($"/recherche?q={Uri.EscapeDataString(typed)}"));

    static IReadOnlyList<string> References(TownPage page) => page.Rows(".request-row-reference");

    static IReadOnlyList<string> Urls(TownPage fragment) =>
        [
            .. fragment
                .Document.QuerySelectorAll("li[role=option]:not(.hit-all)")
                .Select(e => e.GetAttribute("data-url")!),
        ];
}
