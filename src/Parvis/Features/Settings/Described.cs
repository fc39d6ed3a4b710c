namespace Parvis.Features.Settings;

/// <summary>
/// A record as labelled words, in the order of its form: two of them compare on screen when two people edited the
/// same record, and say in the journal what a change was.
/// </summary>
public sealed class Described
{
    readonly List<(string Label, string Value)> words = [];

    public Described Add(string label, string? value)
    {
        words.Add((label, value?.Trim() ?? ""));
        return this;
    }

    public Described Add(string label, bool value) => Add(label, value ? "oui" : "non");

    public Described Add(string label, int? value) => Add(label, $"{value}");

    public Described Add(string label, IEnumerable<string> values) => Add(label, string.Join(", ", values));

    public IReadOnlyList<Difference> DifferencesTo(Described other)
    {
        var theirs = other.words.ToLookup(w => w.Label, w => w.Value, StringComparer.Ordinal);
        return
        [
            .. words
                .Select(w => new Difference(w.Label, w.Value, theirs[w.Label].FirstOrDefault() ?? ""))
                .Where(d => !string.Equals(d.Before, d.After, StringComparison.Ordinal)),
        ];
    }

    /// <summary>« téléphone : 02 40 00 00 00 → 02 40 00 00 01 », or nothing when nothing changed.</summary>
    public string? ChangesTo(Described other)
    {
        var differences = DifferencesTo(other);
        return differences.Count == 0 ? null : string.Join(" ; ", differences.Select(d => d.ToString()));
    }
}

public sealed record Difference(string Label, string Before, string After)
{
    public override string ToString() => $"{Label} : {Quote(Before)} → {Quote(After)}";

    static string Quote(string value)
    {
        if (value.Length == 0)
            return "(vide)";
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : $"{line[..59]}…";
    }
}
