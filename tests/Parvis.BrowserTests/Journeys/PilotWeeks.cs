using Parvis.Data.Outbox;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Mail.Reading;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.BrowserTests.Journeys;

/// <summary>
/// The two months that lead to one Monday morning of the pilot, lived through day after day. Dates of the law fall 30, 15,
/// 7 and 2 days after it, one the day after, and one during the weekend before it.
/// </summary>
sealed class PilotWeeks
{
    public const string Decided = "Trottoir affaissé rue Basse";
    public const string LastDay = "Grille d'égout bouchée";
    public const string TwoDays = "Passage piéton effacé";
    public const string SevenDays = "Bordure descellée";
    public const string FifteenDays = "Branche au-dessus de l'école";
    public const string ThirtyDays = "Chêne penché allée du Bois";
    public const string Escalated = "Banc cassé place du Marché";
    public const string Noise = "Fête jusqu'à l'aube au parc";

    public static readonly string[] Chased = [LastDay, TwoDays, FifteenDays];

    readonly TownApp app;
    readonly Dictionary<string, string> references = [];

    PilotWeeks(TownApp app) => this.app = app;

    public string this[string subject] => references[subject];

    public string[] LateForLong =>
        [.. new[] { Decided, LastDay, TwoDays, SevenDays, FifteenDays, ThirtyDays }.Select(s => references[s])];

    /// <summary>Ends on the Monday, once the morning has begun.</summary>
    public static async Task<PilotWeeks> LiveAsync(TownApp app)
    {
        var weeks = new PilotWeeks(app);
        await weeks.SetUpAsync();
        var first = DateOnly.FromDateTime(app.Clock.UtcNow);
        await weeks.ComesAsync(Decided, app.Town.Pothole, "voirie", Channel.Post);
        for (var day = first.AddDays(1); day <= new DateOnly(2027, 1, 18); day = day.AddDays(1))
        {
            await weeks.WakeOnAsync(day);
            await weeks.ComesOnAsync(day);
        }

        return weeks;
    }

    /// <summary>What the program does in a night and a morning.</summary>
    public async Task WakeOnAsync(DateOnly day)
    {
        app.Clock.Advance(TimeSpan.FromDays(day.DayNumber - DateOnly.FromDateTime(app.Clock.UtcNow).DayNumber));
        await app.RunJobAsync<WatchClocksJob>();
        await app.RunJobAsync<RemindJob>();
        await app.RunJobAsync<DigestJob>();
        await app.RunJobAsync<SendOutboxJob>();
    }

    /// <summary>The sender of the program may have taken it first: it is waited for.</summary>
    public async Task<DigestMail> DigestOfAsync(string login, DateOnly day)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await app.RunJobAsync<SendOutboxJob>();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml"))
            {
                using var mail = await MailReader.ReadAsync(await File.ReadAllBytesAsync(file));
                if (mail.To.Any(t => t.Address == $"{login}@saint-aubin.example") && DigestMail.Is(mail, day))
                    return new DigestMail(mail.Subject, mail.Text, mail.Html!);
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"No digest of {login} left on {day}.");
    }

    /// <summary>Links of mails lead here; the town has said what silence means, and acknowledgements may name the court.</summary>
    async Task SetUpAsync()
    {
        await app.SayOfPotholesAsync("SVR-2M");
        await app.ConfirmAppealRoutesAsync();
        using var administrator = await app.SignInAsync("admin");
        var town = await administrator.GetPageAsync("/reglages/commune");
        await town.SubmitAsync("Enregistrer", ("Input.BaseUrl", app.Address.GetLeftPart(UriPartial.Authority)));
    }

    async Task ComesOnAsync(DateOnly day)
    {
        switch ((day.Month, day.Day))
        {
            case (11, 19):
                await ComesAsync(LastDay, app.Town.Pothole, "voirie2");
                break;
            case (11, 20):
                await ComesAsync(TwoDays, app.Town.Pothole, "voirie");
                break;
            case (11, 25):
                await ComesAsync(SevenDays, app.Town.Pothole, "voirie2");
                break;
            case (12, 2):
                await ComesAsync(FifteenDays, app.Town.Tree, "verts");
                await AcknowledgeAsync(FifteenDays, "verts");
                break;
            case (12, 17):
                await ComesAsync(ThirtyDays, app.Town.Tree, "verts");
                await AcknowledgeAsync(ThirtyDays, "verts");
                break;
            case (1, 7):
                await ComesAsync(Escalated, app.Town.Pothole, "voirie2");
                break;
            case (1, 14):
                // From the next morning on, over the weekend: the date of that day has passed by then.
                await BeAwayAsync("voirie2", day.AddDays(1), day.AddDays(5), standIn: "voirie");
                break;
            case (1, 15):
                await ComesAsync(Noise, app.Town.Noise, handler: null);
                await ReadEverythingAsync("pilote");
                break;
        }
    }

    /// <summary>Who writes by post has no mail address: nothing acknowledges by itself what they ask.</summary>
    async Task ComesAsync(string subject, Guid topic, string? handler, Channel by = Channel.Email)
    {
        var resident = $"Le Bihan {references.Count}";
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = by,
                TopicId = topic,
                RequesterId =
                    by == Channel.Post
                        ? await app.AddWithoutMailAsync("Gwenn", resident)
                        : await app.AddResidentAsync("Gwenn", resident),
                Subject = subject,
                Text = "Bonjour, pouvez-vous regarder ? Merci.",
            }
        );
        references[subject] = request.Reference;
        if (handler is not null)
            await app.ActAsync(handler, request, RequestAction.Take, (r, who) => r.Take(who.AgentId!.Value, who));
    }

    /// <summary>The town has not said what silence means about trees: somebody looks at the letter first.</summary>
    async Task AcknowledgeAsync(string subject, string login)
    {
        using var clerk = await app.SignInAsync(login);
        var form = await clerk.GetPageAsync($"/demandes/{references[subject]}/accuse");
        await form.SubmitAsync("Envoyer l'accusé");
    }

    async Task BeAwayAsync(string login, DateOnly from, DateOnly until, string standIn)
    {
        using var clerk = await app.SignInAsync(login);
        var page = await clerk.GetPageAsync($"/absences/{app.Town.Agent(login)}");
        await page.SubmitAsync(
            "Noter l'absence",
            ("From", from.ToString("yyyy-MM-dd")),
            ("Until", until.ToString("yyyy-MM-dd")),
            ("StandInId", app.Town.Agent(standIn))
        );
    }

    /// <summary>Friday evening: nothing on the desk.</summary>
    async Task ReadEverythingAsync(string login)
    {
        using var clerk = await app.SignInAsync(login);
        for (var page = await clerk.GetPageAsync("/"); page.Has(".home-news a"); page = await clerk.GetPageAsync("/"))
            await clerk.GetPageAsync(page.Find(".home-news a").GetAttribute("href")!);
    }
}

/// <summary>The digest as its reader has it.</summary>
sealed record DigestMail(string Subject, string Text, string Html)
{
    public static bool Is(IncomingMail mail, DateOnly day) =>
        mail.Text.Contains($"de votre part ce {day.InFull()}.", StringComparison.Ordinal);

    /// <summary>The requests of one part, in its order.</summary>
    public string[] Under(string title) =>
        [
            .. Text.Split('\n')
                .SkipWhile(l => l != title)
                .Skip(1)
                .TakeWhile(l => l.Length > 0)
                .Where(l => l.StartsWith("- ", StringComparison.Ordinal))
                .Select(ReferenceOf),
        ];

    public string[] References =>
        [.. Text.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(ReferenceOf).Distinct()];

    static string ReferenceOf(string line) => line[2..line.IndexOf(',', StringComparison.Ordinal)];
}
