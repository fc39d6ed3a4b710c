using System.Diagnostics;
using System.Globalization;
using Parvis.LetterBench.Making;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>
/// Registers letters through their pages as somebody who presses Enter: what is proposed is taken; what the page refuses
/// is put right from the paper, and Enter pressed again.
/// </summary>
sealed class Mailroom(
    IReadOnlyList<ScannedFile> files,
    IReadOnlyDictionary<string, IReadOnlySet<string>> writers,
    IReadOnlySet<string> confidential,
    DateOnly today
)
{
    const string Enter = "Enregistrer, lettre suivante";
    const int MostPresses = 6;

    readonly Dictionary<string, RegisteredSheet> registered = new(StringComparer.Ordinal);

    public IReadOnlyCollection<RegisteredSheet> Registered => registered.Values;

    /// <summary>Until no letter waits, or <paramref name="isEnough"/> before one is sent.</summary>
    public async Task RegisterAsync(TownClient client, Func<bool> isEnough)
    {
        var watch = Stopwatch.StartNew();
        var list = await client.GetPageAsync("/courrier");
        if (list.Document.QuerySelector(".letter-row a") is not { } first)
            return;
        watch.Restart();
        var page = await client.GetPageAsync(first.GetAttribute("href")!);
        while (IsSheet(page) && !isEnough())
            page = await RegisterAsync(page, watch.Elapsed.TotalSeconds, watch);
    }

    /// <summary>Sends the first letter that waits; gives what is under way, whatever becomes of it.</summary>
    public async Task<Task> SendOneAsync(TownClient client)
    {
        var list = await client.GetPageAsync("/courrier");
        var page = await client.GetPageAsync(list.Find(".letter-row a").GetAttribute("href")!);
        Keep(ProposedSheet.Read(page, LetterOf(page), opened: 0), [], seconds: null);
        return page.SubmitAsync(Enter);
    }

    async Task<TownPage> RegisterAsync(TownPage sheet, double opened, Stopwatch watch)
    {
        var proposed = ProposedSheet.Read(sheet, LetterOf(sheet), opened);
        var refusals = new List<string>();
        watch.Restart();
        var answer = await sheet.SubmitAsync(Enter);
        for (; answer.Path == sheet.Path; answer = await answer.SubmitAsync(Enter, Mended(proposed, answer)))
        {
            if (answer.Errors.Count == 0 || refusals.Count >= MostPresses)
                throw new UnexpectedAnswerException(
                    $"{proposed.Letter.Id} is not registered: {string.Join(" ", refusals)} {answer.Text}"
                );
            refusals.Add(string.Join(" ", answer.Errors));
        }

        Keep(proposed, refusals, watch.Elapsed.TotalSeconds);
        watch.Restart();
        return answer;
    }

    /// <summary>What a person types after a refusal, with the letter before the eyes.</summary>
    (string, object?)[] Mended(ProposedSheet proposed, TownPage refused)
    {
        var said = string.Join(' ', refused.Errors);
        var typed = new List<(string, object?)>();
        if (said.Contains("Dites qui écrit", StringComparison.Ordinal))
            typed.Add(("Input.Known", WriterAmong(proposed)));
        if (
            said.Contains("référence", StringComparison.Ordinal)
            || said.Contains("rouvrez-la", StringComparison.Ordinal)
        )
            typed.Add(("Input.Reference", ""));
        if (said.Contains("quelques mots", StringComparison.Ordinal))
            typed.Add(("Input.Asks[0].Subject", Subject(proposed.Letter)));
        if (said.Contains("courriel", StringComparison.Ordinal))
            typed.Add(("Input.Who.Email", proposed.Letter.Sender.Email));
        if (said.Contains("téléphone", StringComparison.Ordinal))
            typed.Add(("Input.Who.Phone", proposed.Letter.Sender.Phone));
        return [.. typed];
    }

    string WriterAmong(ProposedSheet proposed) =>
        proposed.People.FirstOrDefault(person => WritersOf(proposed.Letter).Contains(person.Value))?.Value ?? "autre";

    static string Subject(MadeLetter letter) => letter.Object.Length > 0 ? letter.Object : letter.Topic;

    void Keep(ProposedSheet proposed, IReadOnlyList<string> refusals, double? seconds) =>
        registered[proposed.Letter.Id] = new RegisteredSheet(
            proposed,
            WritersOf(proposed.Letter),
            confidential.Contains(proposed.Letter.Topic),
            today
        )
        {
            Refusals = refusals,
            Registered = seconds,
        };

    IReadOnlySet<string> WritersOf(MadeLetter letter) => writers.GetValueOrDefault(letter.Id, new HashSet<string>());

    static bool IsSheet(TownPage page) => page.Path.StartsWith("/courrier/lettres/", StringComparison.Ordinal);

    /// <summary>Which of the made letters lies on the left of the page.</summary>
    MadeLetter LetterOf(TownPage page)
    {
        var facts = page.Find(".letter-facts").TextContent;
        var picture = page.Find(".letter-page img").GetAttribute("src")!;
        var number = int.Parse(picture[(picture.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
        return files
                .Single(file => facts.Contains($"« {file.Name} »", StringComparison.Ordinal))
                .Letters.GetValueOrDefault(number)
            ?? throw new UnexpectedAnswerException($"No letter begins on page {number}: {facts}");
    }
}
