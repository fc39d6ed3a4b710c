using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>Whatever is typed, chosen or forged: a sentence by the question, nothing lost, nothing run, nothing broken.</summary>
public sealed class BadInputTests
{
    const string Script = "<script>alert(1)</script>";

    static readonly FormQuestion[] Questions =
    [
        Ask(StandardForm.Request, QuestionKind.Line),
        Ask("long", QuestionKind.Paragraph),
        Ask("oui", QuestionKind.YesNo),
        Ask("un", QuestionKind.OneChoice) with
        {
            Choices = ["Ici", "Là"],
        },
        Ask("plusieurs", QuestionKind.SeveralChoices) with
        {
            Choices = ["Ici", "Là"],
        },
        Ask("jour", QuestionKind.Date),
        Ask("nombre", QuestionKind.Number) with
        {
            Least = 1,
        },
        Ask("courriel", QuestionKind.Email),
        Ask("telephone", QuestionKind.Phone),
        Ask("lieu", QuestionKind.Place),
        Ask("gens", QuestionKind.People),
        Ask("pieces", QuestionKind.Files),
    ];

    /// <summary>By question: what does not do and the sentence; what does.</summary>
    static readonly (string Key, (string Typed, string Sentence)[] Wrong, string Right)[] Answers =
    [
        (
            StandardForm.Request,
            [
                (new('x', 201), "Votre réponse compte 201 caractères : raccourcissez-la à 200."),
                ("\u200B \u0000\u202E", "Écrivez votre réponse."),
            ],
            Script
        ),
        (
            "long",
            [(new('é', 5001), "Votre réponse compte 5001 caractères : raccourcissez-la à 5000.")],
            $"{Script}\n\u0000\u202E' OR 1=1 --"
        ),
        ("oui", [("peut-être", "Choisissez parmi les réponses proposées.")], "oui"),
        ("un", [("Ailleurs", "Choisissez parmi les réponses proposées.")], "Ici"),
        ("plusieurs", [(Script, "Choisissez parmi les réponses proposées.")], "Là"),
        (
            "jour",
            [
                ("30/2/2027", "Écrivez une date qui existe, par exemple 27/3/2027."),
                ("hier", "Écrivez une date qui existe, par exemple 27/3/2027."),
                ("0001-01-01", "Écrivez une date qui existe, par exemple 27/3/2027."),
            ],
            "2027-03-27"
        ),
        (
            "nombre",
            [
                ("douze", "Écrivez un nombre entier, en chiffres."),
                ("12,5", "Écrivez un nombre entier, en chiffres."),
                ("1e3", "Écrivez un nombre entier, en chiffres."),
                ("99999999999999999999", "Écrivez un nombre d'au plus 1000000000."),
                ("-4", "Écrivez un nombre d'au moins 1."),
            ],
            "12"
        ),
        (
            "courriel",
            [
                ("nom@", "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr."),
                (
                    $"{new string('a', 300)}@exemple.fr",
                    "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr."
                ),
                (Script, "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr."),
            ],
            "nom@exemple.fr"
        ),
        (
            "telephone",
            [
                ("3939", "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33."),
                ("appelez-moi", "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33."),
                (
                    $"02{new string('-', 500)}40112233",
                    "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33."
                ),
            ],
            "02 40 11 22 33"
        ),
        (
            "lieu",
            [(new('r', 201), "Votre réponse compte 201 caractères : raccourcissez-la à 200.")],
            $"12 rue {Script}"
        ),
        (
            "gens",
            [
                (string.Join('\n', Enumerable.Repeat("Léa", 21)), "Vous avez écrit 21 personnes : 20 au plus."),
                (new('L', 121), "Écrivez une personne par ligne, en 120 caractères au plus."),
            ],
            $"Léa {Script}\nTom"
        ),
    ];

    [SkippableTheory, BothDatabases]
    public async Task Every_kind_of_question_says_what_it_wants_keeps_what_was_typed_and_shows_markup_as_text(
        DatabaseKind database
    )
    {
        await using var app = await OpenAsync(database);
        await PublishAsync(app);
        using var visitor = app.Visit();
        var page = await BeginAsync(visitor, app);
        foreach (var (key, wrong, right) in Answers)
        {
            var name = $"a-{key}";
            foreach (var (typed, sentence) in wrong)
            {
                var refused = await PostAsync(visitor, page, (name, typed), ("inconnu", Script), ("Shown", "inconnue"));
                refused.Title.ShouldBe(TitleOf(key));
                refused.Errors.ShouldBe([sentence], key);
                refused.Body.ShouldNotContain("<script>alert");
                if (!Questions.First(q => q.Key == key).Kind.Offers())
                    Kept(refused, name).ShouldBe(typed.Replace("\0", "\uFFFD", StringComparison.Ordinal));
            }

            page = await PostAsync(visitor, page, (name, right));
        }

        page.Title.ShouldBe(TitleOf("pieces"));
        (await page.SubmitAsync("Continuer")).Errors.ShouldBe(["Ajoutez au moins un fichier."]);
        await RefuseFilesAsync(page);
        var who = await page.SubmitAsync("Continuer", ("a-pieces", new TypedFile("<script>alert(1).pdf", Pdf)));
        var bad = await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", new string('x', 101)),
            ("Input.LastName", Script),
            ("Input.Email", "yann@exemple.fr")
        );
        bad.Errors.ShouldBe(["Un prénom tient en 100 caractères."]);
        bad.ValueOf("Input.LastName").ShouldBe(Script);
        var check = await bad.SubmitAsync("Continuer", ("Input.FirstName", "Yann"));
        check.Body.ShouldNotContain("<script>alert");
        check.Text.ShouldContain($"12 rue {Script}");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");

        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        request.Subject.ShouldBe(Script);
        using var pilot = await app.SignInAsync("pilote");
        var record = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        record.Body.ShouldNotContain("<script>alert");
        record.Text.ShouldContain(Script);
        await app.SendDueAsync();
        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail[mail.IndexOf("text/html", StringComparison.Ordinal)..].ShouldNotContain("<script>alert");
        // What was open in other tabs leads to the receipt, and adds nothing.
        (await PostAsync(visitor, page, ("a-pieces", ""))).Title.ShouldBe("Votre demande est enregistrée");
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
    }

    static async Task RefuseFilesAsync(TownPage page)
    {
        (string Name, byte[] Bytes, string Sentence)[] wrong =
        [
            ("virus.exe", [0x4D, 0x5A, 0, 1], "« virus.exe » n'est pas d'une sorte acceptée"),
            ("facture.pdf", [0x4D, 0x5A, 0, 1], "« facture.pdf » n'est pas d'une sorte acceptée"),
            ("photo.png", Encoding.ASCII.GetBytes($"<html>{Script}"), "« photo.png » n'est pas d'une sorte acceptée"),
            ("dessin.svg", Encoding.ASCII.GetBytes("<svg/>"), "« dessin.svg » n'est pas d'une sorte acceptée"),
            ("rien.pdf", [], "« rien.pdf » est vide."),
            ("gros.pdf", [.. Pdf, .. new byte[1024 * 1024]], "« gros.pdf » dépasse 1 Mo, la taille acceptée."),
            ("film.heic", [0, 0, 0, 12, .. "ftypheic"u8, 0, 0, 0, 9, .. "moov"u8, 1], "envoyez-la en JPEG"),
        ];
        foreach (var (name, bytes, sentence) in wrong)
            (await page.SubmitAsync("Continuer", ("a-pieces", new TypedFile(name, bytes))))
                .Errors.ShouldHaveSingleItem()
                .ShouldContain(sentence);
        var many = Enumerable.Range(0, 11).Select(n => new TypedFile($"{n}.pdf", Pdf)).ToArray();
        (await page.SubmitAsync("Continuer", ("a-pieces", many))).Errors.ShouldBe([
            "10 fichiers au plus ici : retirez-en d'abord.",
        ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_missing_forged_or_too_old_breaks_nothing_and_is_said(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var page = await BeginAsync(visitor, app);
        (await SendAsync(visitor, page, HttpStatusCode.OK, [])).Title.ShouldBe(page.Title);
        var untold = await SendAsync(
            visitor,
            page,
            HttpStatusCode.BadRequest,
            [("a-demande", "Bonjour")],
            token: false
        );
        untold.Title.ShouldBe("Ce formulaire n'est pas passé");
        untold.Text.ShouldContain("Ce que vous veniez d'écrire est encore sur la page d'avant");

        app.Clock.Advance(TimeSpan.FromDays(8));
        var gone = await SendAsync(visitor, page, HttpStatusCode.NotFound, [("a-demande", "Bonjour")]);
        gone.Text.ShouldContain("Une demande commencée se garde sept jours.");
        gone.Text.ShouldContain("Ce que vous veniez d'écrire est encore sur la page d'avant");

        var request = await app.TakenRequestAsync();
        var keys = app.Services.GetRequiredService<FollowUpKeys>();
        var following = await visitor.GetPageAsync(FollowUpAccess.PageOf(request.Reference, keys.TokenOf(request)));
        var sent = await following.SubmitAsync("Envoyer", ("Words", $"Un\0 mot {Script}"));
        sent.Text.ShouldContain($"mot {Script}");
        sent.Body.ShouldNotContain("<script>alert");
        await following.SubmitAsync("Envoyer", ("Words", $"Un\0 mot {Script}"));
    }

    /// <summary>On a socket of its own: what would follow the first bytes is never waited for.</summary>
    [SkippableFact]
    public async Task Two_gigabytes_are_refused_before_they_come()
    {
        await using var app = await OpenAsync(DatabaseKind.Sqlite);
        using var visitor = app.Visit();
        var page = await BeginAsync(visitor, app);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        foreach (var address in new[] { page.Path, "/demander", "/suivi" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(app.Address.Host, app.Address.Port, patience.Token);
            await using var stream = socket.GetStream();
            var head =
                $"POST {address} HTTP/1.1\r\nHost: {app.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 2147483648\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"a-pieces\"; filename=\"film.mp4\"\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), patience.Token);
            await stream.WriteAsync(new byte[4096], patience.Token);

            var answer = await ReadAsync(stream, "</html>", patience.Token);

            answer.ShouldStartWith("HTTP/1.1 413");
            answer.ShouldContain("envoyez-en moins, ou plus légers");
            answer.ShouldContain("ce que vous avez écrit y est encore");
        }

        (await visitor.GetPageAsync(page.Path)).Title.ShouldBe(page.Title);
    }

    static async Task<string> ReadAsync(NetworkStream stream, string end, CancellationToken cancellationToken)
    {
        var (text, some) = (new StringBuilder(), new byte[8192]);
        for (int read; (read = await stream.ReadAsync(some, cancellationToken)) > 0; )
        {
            text.Append(Encoding.UTF8.GetString(some, 0, read));
            if (text.ToString().Contains(end, StringComparison.Ordinal))
                break;
        }

        return text.ToString();
    }

    [SkippableTheory, LongWalk]
    public async Task Ten_thousand_guesses_of_a_code_reveal_nothing_after_the_tenth(DatabaseKind database)
    {
        const int guesses = 10_000;
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var visitor = app.Visit();
        var door = await visitor.GetPageAsync("/suivi");
        var token = door.Has($"[name={TownClient.Token}]") ? door.ValueOf(TownClient.Token) : "";
        var (wrong, refused) = (0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, guesses),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (n, cancellationToken) =>
            {
                using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri("/suivi", UriKind.Relative))
                {
                    Content = new FormUrlEncodedContent(
                        new Dictionary<string, string>
                        {
                            ["Reference"] = request.Reference,
                            ["Code"] = $"BBBB-{n:0000}".Replace('0', 'C').Replace('1', 'D').Replace('5', 'F'),
                            [TownClient.Token] = token,
                        }
                    ),
                };
                using var answer = await visitor.SendOnceAsync(asked);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                var body = await answer.Content.ReadAsStringAsync(cancellationToken);
                body.ShouldNotContain(request.Subject);
                if (body.Contains("Trop d", StringComparison.Ordinal))
                    Interlocked.Increment(ref refused);
                else
                    Interlocked.Increment(ref wrong);
            }
        );

        (wrong, refused).ShouldBe((10, guesses - 10));
        var right = app.Services.GetRequiredService<FollowUpKeys>().CodeOf(request);
        (await door.SubmitAsync("Voir ma demande", ("Reference", request.Reference), ("Code", right)))
            .Errors.ShouldHaveSingleItem()
            .ShouldStartWith("Trop d'essais");
    }

    static byte[] Pdf => MadePdf.OfTexts("Une photo");

    static FormQuestion Ask(string key, QuestionKind kind) =>
        new()
        {
            Key = key,
            Kind = kind,
            Label = TitleOf(key),
        };

    static string TitleOf(string key) => $"Question {key} ?";

    static string Kept(TownPage page, string name) =>
        page.Find($"main [name='{name}']") is var field && field.LocalName == "textarea"
            ? field.TextContent
            : field.GetAttribute("value") ?? "";

    static Task PublishAsync(TownApp app) =>
        app.InScopeAsync(async services =>
        {
            var forms = services.GetRequiredService<TopicForms>();
            var topic = (await services.GetRequiredService<TopicCatalogue>().GetAsync()).Find(app.Town.Noise)!;
            var settings = services.GetRequiredService<SettingsStore>();
            var rules = await settings.GetAsync<RequestSettings>();
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        await settings.SaveAsync(rules with { MaxFileMegabytes = 1 });
                        await forms.ComposeAsync(topic, null, _ => new FormDefinition(Questions), "Test", default);
                        var form = (await forms.FindAsync(topic.Id, default))!;
                        await forms.PublishAsync(form, form.Version, topic, "Test", default);
                    },
                    CancellationToken.None
                );
        });

    /// <summary>What the page shows, with one field as a machine would write it.</summary>
    static Task<TownPage> PostAsync(TownClient visitor, TownPage page, params (string Field, string Value)[] typed) =>
        SendAsync(
            visitor,
            page,
            HttpStatusCode.OK,
            [
                .. page.Document.QuerySelectorAll("[name=Shown]").Select(s => ("Shown", s.GetAttribute("value")!)),
                .. typed,
            ]
        );

    static Task<TownPage> SendAsync(
        TownClient visitor,
        TownPage page,
        HttpStatusCode expected,
        IEnumerable<(string Field, string Value)> typed,
        bool token = true
    )
    {
        var parts = new MultipartFormDataContent();
        if (token)
            parts.Add(new StringContent(page.ValueOf(TownClient.Token)), TownClient.Token);
        foreach (var (field, value) in typed)
            parts.Add(new StringContent(value), field);
        return visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(page.Path, UriKind.Relative)) { Content = parts },
            expected
        );
    }

    static async Task<TownPage> BeginAsync(TownClient visitor, TownApp app) =>
        await (await visitor.GetPageAsync($"/demander/{app.Town.Noise}")).SubmitAsync("Commencer");

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        return app;
    }
}
