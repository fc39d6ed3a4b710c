using System.Globalization;

namespace Parvis.MailTests.Corpus;

/// <summary>How many expected values were read, by category of message and by kind of value.</summary>
sealed class CorpusScore
{
    readonly List<(ExpectedMail File, string Kind, bool Right)> values = [];

    public void Add(ExpectedMail file, string kind, bool right) => values.Add((file, kind, right));

    public int Count => values.Count;

    public double Percent => values.Count == 0 ? 0 : 100.0 * values.Count(v => v.Right) / values.Count;

    /// <summary>« file: kind », in order.</summary>
    public IReadOnlyList<string> Differences =>
        [.. values.Where(v => !v.Right).Select(v => $"{v.File.File}: {v.Kind}").Order(StringComparer.Ordinal)];

    public string Table(string title) =>
        string.Join(
            '\n',
            [
                $"{title}: {values.Count(v => v.Right)} of {values.Count} values, {Percent.ToString("0.0", CultureInfo.InvariantCulture)} %",
                .. Rows("category", v => v.File.Category),
                .. Rows("value", v => v.Kind),
                .. Differences.Select(d => $"  differs  {d}"),
            ]
        );

    IEnumerable<string> Rows(string name, Func<(ExpectedMail File, string Kind, bool Right), string> by) =>
        values
            .GroupBy(by)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"  {name}  {g.Key, -26} {g.Count(v => v.Right), 4} / {g.Count(), 4}");
}
