namespace Parvis.Mail.Reading.Headers;

/// <summary>The identifiers of Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4).</summary>
static class MessageIds
{
    const int Most = 500;

    /// <summary>Without angle brackets, each once, in the order written; text around them is left out.</summary>
    public static IReadOnlyList<string> All(IEnumerable<string> fields) =>
        [.. fields.SelectMany(Of).Distinct(StringComparer.Ordinal).TakeLast(Most)];

    static IEnumerable<string> Of(string field)
    {
        var between = Bracketed(field);
        return between.Count > 0
            ? between.Select(id => string.Concat(id.Where(c => !char.IsWhiteSpace(c)))).Where(id => id.Length > 0)
            : field
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Trim('<', '>'))
                .Where(w => w.Contains('@'));
    }

    // By hand: the linear regular expressions of .NET keep a kilobyte for each character of the longest match ever seen.
    static List<string> Bracketed(string field)
    {
        var found = new List<string>();
        var start = field.IndexOf('<', StringComparison.Ordinal);
        while (start >= 0)
        {
            var length = field.AsSpan(start + 1).IndexOfAny('<', '>');
            if (length < 0)
                break;
            var end = start + 1 + length;
            if (field[end] == '>' && length > 0)
                found.Add(field.Substring(start + 1, length));
            start = field.IndexOf('<', end);
        }
        return found;
    }

    /// <summary>A Message-ID without « @ » or brackets is still what answers will refer to.</summary>
    public static string? One(string? field) =>
        field is null ? null
        : Of(field).FirstOrDefault() is { } id ? id
        : field.Trim('<', '>', ' ') is { Length: > 0 and <= 998 } bare ? bare
        : null;
}
