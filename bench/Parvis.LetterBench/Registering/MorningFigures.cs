using System.Globalization;
using System.Text;
using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Registering;

/// <summary>What the morning gave, in Markdown.</summary>
sealed class MorningFigures
{
    static readonly (string What, string Wanted, Func<RegisteredSheet, bool?> Right)[] Rows =
    [
        ("known sender first", "90 %", s => s.KnownFirst),
        ("known sender chosen beforehand", "–", s => s.KnownChosen),
        ("nobody else chosen beforehand", "–", s => s.NobodyElseChosen),
        ("date", "95 %", s => s.Date),
        ("topic among three, of those the mailroom knows of", "80 %", s => s.OpenTopicAmongThree),
        ("topic among three, confidential ones counted as missed", "80 %", s => s.TopicAmongThree),
        ("topic chosen beforehand", "–", s => s.OpenTopicChosen),
        ("confidential: no other topic chosen beforehand", "–", s => s.ConfidentialLeft),
        ("arrival stamp", "–", s => s.Arrival),
        ("no stamp: arrived on the day of the scan", "–", s => s.NoStamp),
        ("registered number", "–", s => s.RegisteredNumber),
        ("reference of the town", "–", s => s.Reference),
        ("registered by Enter alone, no request quoted", "–", s => s.EnterAlone),
    ];

    public IReadOnlyCollection<RegisteredSheet> Sheets { get; set; } = [];

    /// <summary>From the drop to the last page, the server running.</summary>
    public TimeSpan Reading { get; set; }

    /// <summary>Separators too.</summary>
    public int Pages { get; set; }

    /// <summary>Megabytes that the server took at most.</summary>
    public int Memory { get; set; }

    /// <summary>What is not as it must be after the three kills.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];

    /// <param name="halves">Names; ids of letters begin with them.</param>
    public string Table(IReadOnlyList<string> halves)
    {
        var table = new StringBuilder();
        Line("what", "wanted", half => $"half {half}");
        Line("---", "---", _ => "---:");
        Line("words, clean pages", "95 %", half => Words(Of(half), clean: true));
        Line("words, noisy or turned pages", "85 %", half => Words(Of(half), clean: false));
        foreach (var (what, wanted, right) in Rows)
            Line(what, wanted, half => Share(Of(half), right));
        return table.ToString();

        void Line(string what, string wanted, Func<string, string> figure) =>
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {what} | {wanted} | {string.Join(" | ", halves.Select(figure))} |"
            );
    }

    public string Cost()
    {
        var minutes = Reading.TotalMinutes;
        var opened = Sheets.Select(s => s.Proposed.Opened).Order().ToList();
        var registered = Sheets.Select(s => s.Registered).OfType<double>().Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Sheets.Count} letters, {Pages} pages read in {minutes:0.0} minutes: {Sheets.Count
                / minutes:0.0} letters a minute.
            A registration, from Enter to the next letter: {Middle(registered):0.00} s (median), at most {registered[
                ^1
            ]:0.00} s.
            Largest memory of the server: {Memory} MB.
            {(
                Faults.Count == 0
                    ? "Killed three times: every letter once, no gap, every file under its fingerprint."
                    : string.Join('\n', Faults)
            )}
            """
        );
    }

    /// <summary>One line per letter and thing that was not proposed right, and what the page refused.</summary>
    public string Shortfalls()
    {
        var lines = new List<string>();
        foreach (var sheet in Sheets)
        {
            var missed = Rows.Where(row => row.Right(sheet) == false).Select(row => row.What).ToList();
            if (missed.Count > 0)
                lines.Add($"{string.Join("; ", missed)}\n{Written(sheet.Letter)}\n{Read(sheet)}");
        }

        return string.Join("\n\n", lines.Order(StringComparer.Ordinal));
    }

    static string Written(MadeLetter letter) =>
        $"    {letter.Id} {letter.Damage} {letter.Turn}°: {letter.Sender.Known}; {letter.DateText}; {letter.ArrivalText}; {letter.Registered}; {letter.Reference}; {letter.Topic}";

    static string Read(RegisteredSheet sheet)
    {
        var page = sheet.Proposed;
        var people = string.Join(" | ", page.People.Select(Said));
        var topics = string.Join(" | ", page.Topics.Select(Said));
        return $"    read: {people}; {page.WrittenOn:yyyy-MM-dd}; {page.ArrivedOn:yyyy-MM-dd}; {page.RegisteredNumber}; {page.Reference}; {topics}; refused: {string.Join(" ", sheet.Refusals)}";
    }

    IReadOnlyList<RegisteredSheet> Of(string half) =>
        [.. Sheets.Where(s => s.Letter.Id.StartsWith(half, StringComparison.OrdinalIgnoreCase))];

    static string Words(IReadOnlyList<RegisteredSheet> sheets, bool clean)
    {
        var words = sheets.Where(s => s.Letter.IsClean == clean).Select(s => s.Proposed.Words).ToList();
        return Share(words.Sum(w => w.Right), words.Sum(w => w.All));
    }

    static string Share(IReadOnlyList<RegisteredSheet> sheets, Func<RegisteredSheet, bool?> right) =>
        Share(sheets.Count(s => right(s) == true), sheets.Count(s => right(s) is not null));

    static string Share(int right, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{(all == 0 ? 0 : 100.0 * right / all):0.0} % ({right} of {all})");

    static double Middle(List<double> ordered) => ordered[ordered.Count / 2];

    static string Said(Offered choice) => $"{(choice.IsChosen ? "[x] " : "")}{choice.Words} ({choice.Why})";
}
