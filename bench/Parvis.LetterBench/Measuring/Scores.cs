using System.Globalization;
using System.Text;
using Parvis.Scans.Matching;

namespace Parvis.LetterBench.Measuring;

/// <summary>The figures of one half, and what falls short.</summary>
sealed class Scores(string half, IReadOnlyList<LetterScore> letters)
{
    public static string Heading =>
        "| half | what | right | of | share | wanted |\n| --- | --- | ---: | ---: | ---: | ---: |";

    public string Rows()
    {
        var rows = new StringBuilder();
        var (clean, rest) = (
            letters.Where(l => l.Letter.IsClean).ToList(),
            letters.Where(l => !l.Letter.IsClean).ToList()
        );
        Row("words, clean pages", clean.Sum(l => l.Words.Right), clean.Sum(l => l.Words.All), "95 %");
        Row("words, noisy or turned pages", rest.Sum(l => l.Words.Right), rest.Sum(l => l.Words.All), "85 %");
        Count("known sender first", l => l.KnownFirst, "90 %");
        Count("date", l => l.Date, "95 %");
        Count("topic among three", l => l.TopicAmongThree, "80 %");
        Count("topic first", l => l.Topics.Count > 0 && l.Topics[0].Topic.Id == l.Letter.Topic);
        Count("topic among three, in French", l => l.Letter.Language == "fr" ? l.TopicAmongThree : null);
        Count("stranger taken for nobody", l => l.StrangerLeft);
        Count("arrival stamp", l => l.Arrival);
        Count("no stamp, no arrival", l => l.Arrival is null ? l.Reading.Arrival is null : null);
        Count("sender's name, letter for letter", l => l.Name);
        Count("sender's street and postcode", l => l.Address);
        Count("e-mail", l => l.Email);
        Count("phone", l => l.Phone);
        Count("object line", l => l.Object);
        Count("registered number", l => l.Registered);
        Count("reference of the town", l => l.Reference);
        Count("language", l => l.Language);
        return rows.ToString().TrimEnd() + "\n" + Speed();

        void Count(string what, Func<LetterScore, bool?> right, string wanted = "") =>
            Row(what, letters.Count(l => right(l) == true), letters.Count(l => right(l) is not null), wanted);

        void Row(string what, int right, int all, string wanted) =>
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {half} | {what} | {right} | {all} | {(all == 0 ? 0 : 100.0 * right / all):0.0} % | {wanted} |"
            );
    }

    /// <summary>Of the recognition, as it was when each page was read.</summary>
    string Speed()
    {
        var clock = letters.Select(l => l.Scan.Seconds).Order().ToList();
        var processor = letters.Select(l => l.Scan.Processor).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nHalf {half}: {clock[clock.Count / 2]:0.0} s a page, {processor[processor.Count / 2]:0.0} s of processor (medians); at most {clock[^1]:0.0} s and {processor[^1]:0.0} s; largest program {letters.Max(l => l.Scan.Megabytes):0} MB.\n"
        );
    }

    static RankedPerson? Best(LetterScore letter) => letter.People is [var first, ..] ? first : null;

    /// <summary>One line per letter and thing that was not read right.</summary>
    public string Shortfalls()
    {
        var lines = new StringBuilder();
        foreach (var l in letters)
        {
            var (made, read) = (l.Letter, l.Reading);
            var scan = $"{made.Id} layout {made.Layout} {made.Font} {made.Damage} {made.Turn}°";
            Say(l.Date, "date", $"{made.DateText} -> {read.Date?.Value:yyyy-MM-dd} « {read.Date?.Evidence} »");
            Say(
                l.KnownFirst,
                "known",
                $"{made.Sender.Known} -> {string.Join("; ", l.People.Take(2).Select(p => $"{p.Person.FirstName} {p.Person.LastName}{p.Person.Organisation} {p.Score:0.00} {string.Join('+', p.Reasons)}"))}"
            );
            Say(
                l.StrangerLeft,
                "stranger",
                $"{made.Sender.Known} -> {Best(l)?.Score:0.00} {string.Join('+', Best(l)?.Reasons ?? [])}"
            );
            Say(
                l.TopicAmongThree,
                "topic",
                $"{made.Topic} -> {string.Join("; ", l.Topics.Select(t => $"{t.Topic.Name} [{string.Join(',', t.Terms)}]"))}"
            );
            Say(l.Arrival, "arrival", $"{made.ArrivalText} -> {read.Arrival?.Value:yyyy-MM-dd}");
            Say(
                l.Arrival is null ? read.Arrival is null : null,
                "no arrival",
                $"-> {read.Arrival?.Value:yyyy-MM-dd} « {read.Arrival?.Evidence} »"
            );
            Say(l.Name, "name", $"{made.Sender.Known} -> {read.Sender?.Value.Name}");
            Say(
                l.Address,
                "address",
                $"{made.Sender.Street}, {made.Sender.Postcode} -> {string.Join(" / ", read.Sender?.Value.AddressLines ?? [])}, {read.Sender?.Value.Postcode}"
            );
            Say(l.Email, "e-mail", $"{made.Sender.Email} -> {read.Sender?.Value.Email}");
            Say(l.Phone, "phone", $"{made.Sender.Phone} -> {read.Sender?.Value.Phone}");
            Say(l.Object, "object", $"{made.Object} -> {read.Object?.Value}");
            Say(l.Registered, "registered", $"{made.Registered} -> {read.RegisteredNumber?.Value}");
            Say(l.Reference, "reference", made.Reference);
            Say(l.Language, "language", $"{made.Language} -> {read.Language}");
            var share = 100.0 * l.Words.Right / Math.Max(1, l.Words.All);
            Say(
                share >= (made.IsClean ? 95 : 85),
                "words",
                $"{share:0} %, confidence {l.Scan.Read.Page.Confidence:0}, turned {l.Scan.Read.Turned}"
            );

            void Say(bool? right, string what, string how)
            {
                if (right == false)
                    lines.AppendLine(CultureInfo.InvariantCulture, $"{what, -10} {scan}: {how}");
            }
        }
        return string.Join('\n', lines.ToString().Split('\n').Order(StringComparer.Ordinal));
    }
}
