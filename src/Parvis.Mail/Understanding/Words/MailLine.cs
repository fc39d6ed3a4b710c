using System.Text;

namespace Parvis.Mail.Understanding.Words;

/// <summary>One line of a body, with the form under which phrases are looked for.</summary>
sealed class MailLine
{
    // A phrase to recognise is never longer: what follows is not looked at, so that a line of megabytes costs nothing.
    const int Looked = 240;

    string? bare;

    public MailLine(string written)
    {
        Written = written;
        var start = 0;
        while (start < written.Length && IsSpace(written[start]))
            start++;
        IsBlank = start == written.Length;
        IsQuoted = !IsBlank && written[start] == '>';
    }

    /// <summary>As it was written.</summary>
    public string Written { get; }

    public bool IsBlank { get; }

    /// <summary>It starts with a chevron.</summary>
    public bool IsQuoted { get; }

    /// <summary>
    /// Its beginning without chevrons, marks of bold, invisible characters and double spaces, with straight apostrophes.
    /// </summary>
    public string Bare => bare ??= Strip();

    public static MailLine[] Split(string text) =>
        Array.ConvertAll(text.ReplaceLineEndings("\n").Split('\n'), line => new MailLine(line));

    static bool IsSpace(char c) => char.IsWhiteSpace(c) || IsInvisible(c);

    /// <summary>Zero-width characters and marks of direction, which programs put around names and dates.</summary>
    static bool IsInvisible(char c) =>
        c
            is '\uFEFF'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');

    string Strip()
    {
        var result = new StringBuilder();
        var inPrefix = true;
        foreach (var c in Written.AsSpan(0, Math.Min(Written.Length, Looked)))
        {
            if (c == '*' || (inPrefix && c == '>') || IsInvisible(c))
                continue;
            if (IsSpace(c))
            {
                if (result.Length > 0 && result[^1] != ' ')
                    result.Append(' ');
                continue;
            }
            inPrefix = false;
            result.Append(c is '’' or '‘' ? '\'' : c);
        }
        return result.ToString().TrimEnd();
    }
}
