using System.Text;

namespace Parvis.Ui.Translation;

/// <summary>
/// A gettext file (.po), which translators' tools open and which alone of the usual kinds holds the six forms that Arabic
/// words take after a number. What a translator marked « fuzzy » is not used yet.
/// </summary>
public static class TranslationFile
{
    public static IReadOnlyList<Translation> Read(string text)
    {
        var entries = new List<Translation>();
        var entry = new Draft();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0)
            {
                Close();
                continue;
            }

            if (line.StartsWith("#,", StringComparison.Ordinal))
                entry.Fuzzy |= line.Contains("fuzzy", StringComparison.Ordinal);
            else if (!line.StartsWith('#'))
                entry.Take(line);
        }

        Close();
        return entries;

        void Close()
        {
            if (entry.Made() is { } made)
                entries.Add(made);
            entry = new Draft();
        }
    }

    sealed class Draft
    {
        readonly Dictionary<string, StringBuilder> parts = new(StringComparer.Ordinal);
        string current = "";

        public bool Fuzzy { get; set; }

        public void Take(string line)
        {
            var quote = line.IndexOf('"', StringComparison.Ordinal);
            if (quote < 0 || quote == line.Length - 1 || line[^1] != '"')
                return;
            if (quote > 0)
                current = line[..quote].Trim();
            if (!parts.TryGetValue(current, out var words))
                parts[current] = words = new StringBuilder();
            words.Append(Unescaped(line[(quote + 1)..^1]));
        }

        /// <summary>Null for the file's own heading.</summary>
        public Translation? Made()
        {
            if (Part("msgid") is not { Length: > 0 } french)
                return null;
            var forms = parts
                .Where(p => p.Key.StartsWith("msgstr", StringComparison.Ordinal))
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => p.Value.ToString());
            return new Translation(french, Part("msgid_plural"), Fuzzy ? [] : [.. forms.Where(f => f.Length > 0)]);
        }

        string? Part(string name) => parts.GetValueOrDefault(name)?.ToString();

        static string Unescaped(string text) =>
            text.Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal);
    }
}

/// <param name="French">As the pages have it: it is the key.</param>
/// <param name="Several">In French, after a number above one; null where no number is told.</param>
/// <param name="Words">In the other language, a form for each kind of number; none as long as nobody translated it.</param>
public sealed record Translation(string French, string? Several, IReadOnlyList<string> Words);
