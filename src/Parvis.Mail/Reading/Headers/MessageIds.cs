using System.Text.RegularExpressions;

namespace Parvis.Mail.Reading.Headers;

/// <summary>The identifiers of Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4).</summary>
static partial class MessageIds
{
    const int Most = 500;

    /// <summary>Without angle brackets, each once, in the order written; text around them is left out.</summary>
    public static IReadOnlyList<string> All(IEnumerable<string> fields) =>
        [.. fields.SelectMany(Of).Distinct(StringComparer.Ordinal).TakeLast(Most)];

    static IEnumerable<string> Of(string field)
    {
        var between = Bracketed().Matches(field);
        return between.Count > 0
            ? between.Select(m => Blanks().Replace(m.Groups["id"].Value, "")).Where(id => id.Length > 0)
            : field
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Trim('<', '>'))
                .Where(w => w.Contains('@'));
    }

    /// <summary>A Message-ID without « @ » or brackets is still what answers will refer to.</summary>
    public static string? One(string? field) =>
        field is null ? null
        : Of(field).FirstOrDefault() is { } id ? id
        : field.Trim('<', '>', ' ') is { Length: > 0 and <= 998 } bare ? bare
        : null;

    [GeneratedRegex(
        "<(?<id>[^<>]+)>",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"\s+",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Blanks();
}
