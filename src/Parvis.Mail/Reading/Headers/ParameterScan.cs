using System.Text;

namespace Parvis.Mail.Reading.Headers;

/// <summary>Walks over « value; name=text; name="text" », forgiving missing quotes, semicolons and ends.</summary>
sealed class ParameterScan(string written)
{
    int at;

    public string Value()
    {
        var end = written.IndexOf(';');
        at = end < 0 ? written.Length : end;
        var value = WithoutComments(written[..at]).Trim().Trim('"').Trim();
        // « text/plain charset=utf-8 » forgot its semicolon.
        if (value.IndexOf(' ') is var blank and > 0)
        {
            if (value.IndexOf('=') > blank)
                at = written.IndexOf(' ', written.IndexOf(value[..blank], StringComparison.Ordinal));
            value = value[..blank];
        }
        return value;
    }

    public bool Next(out string name, out string text)
    {
        (name, text) = ("", "");
        while (at < written.Length && (written[at] is ';' or ',' || char.IsWhiteSpace(written[at])))
            at++;
        if (at >= written.Length)
            return false;
        var start = at;
        while (at < written.Length && written[at] is not ('=' or ';'))
            at++;
        name = WithoutComments(written[start..at]).Trim();
        if (at >= written.Length || written[at] == ';')
            return true;
        at++;
        while (at < written.Length && char.IsWhiteSpace(written[at]))
            at++;
        text = at < written.Length && written[at] == '"' ? Quoted() : Bare();
        return true;
    }

    string Quoted()
    {
        var text = new StringBuilder();
        for (at++; at < written.Length && written[at] != '"'; at++)
        {
            // Windows paths come with single backslashes: only a quote or a backslash is escaped.
            if (written[at] == '\\' && at + 1 < written.Length && written[at + 1] is '"' or '\\')
                at++;
            text.Append(written[at]);
        }
        at++;
        return text.ToString();
    }

    // An unquoted file name with blanks goes on to the semicolon; an encoded word may hold one.
    string Bare()
    {
        var start = at;
        while (at < written.Length && written[at] != ';')
            at++;
        var text = written[start..at].Trim();
        return text.EndsWith(')') && text.IndexOf(" (", StringComparison.Ordinal) is var comment and > 0
            ? text[..comment].Trim()
            : text;
    }

    static string WithoutComments(string text)
    {
        if (!text.Contains('('))
            return text;
        var kept = new StringBuilder();
        var depth = 0;
        foreach (var character in text)
        {
            if (character == '(')
                depth++;
            else if (character == ')' && depth > 0)
                depth--;
            else if (depth == 0)
                kept.Append(character);
        }
        return kept.ToString();
    }
}
