using System.Reflection;
using System.Text.RegularExpressions;

namespace Parvis.Features.Replies.PlainWords;

/// <summary>Words that people do not use, each with a simpler way to say it.</summary>
public sealed class JargonList
{
    const string Resource = "Parvis.jargon.csv";

    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    readonly Dictionary<string, JargonEntry> byForm = new(StringComparer.OrdinalIgnoreCase);
    readonly Regex? any;

    /// <param name="lines">« mot|variante;proposition »; what begins with # is a remark, what is in brackets an advice.</param>
    public JargonList(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (
                line.Split(';', 2, StringSplitOptions.TrimEntries)
                is not [{ Length: > 0 } forms, { Length: > 0 } instead]
            )
                continue;
            var entry = new JargonEntry(instead.Trim('(', ')'), IsAdvice: instead[0] == '(');
            foreach (
                var form in forms.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
                byForm[Straight(form)] = entry;
        }

        if (byForm.Count == 0)
            return;
        // The longest first: « à défaut de » before « à défaut ».
        var longest = byForm.Keys.OrderByDescending(f => f.Length).Select(Regex.Escape);
        any = new Regex(
            $@"(?<![\p{{L}}\p{{N}}-])(?:{string.Join('|', longest)})(?![\p{{L}}\p{{N}}-])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            Patience
        );
    }

    /// <summary>The list that comes with the program.</summary>
    public static JargonList Shipped { get; } = new(ReadShipped());

    public int Count => byForm.Count;

    public IEnumerable<Jargon> FindIn(string text) =>
        any is null
            ? []
            : any.Matches(Straight(text))
                .Select(found =>
                {
                    var entry = byForm[found.Value];
                    return new Jargon(text.Substring(found.Index, found.Length), entry.Instead, entry.IsAdvice);
                });

    // One character for one: places stay what they are.
    static string Straight(string text) => text.Replace('’', '\'').Replace('\u00a0', ' ').Replace('\n', ' ');

    static IEnumerable<string> ReadShipped()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    sealed record JargonEntry(string Instead, bool IsAdvice);
}

/// <param name="Found">As it stands in the text.</param>
/// <param name="Instead">What to say instead, or what to do about it.</param>
/// <param name="IsAdvice">It is not to be put in its place.</param>
public sealed record Jargon(string Found, string Instead, bool IsAdvice)
{
    /// <summary>The proposal, with a capital where the words it replaces have one.</summary>
    public string Replacement => char.IsUpper(Found[0]) ? char.ToUpperInvariant(Instead[0]) + Instead[1..] : Instead;
}
