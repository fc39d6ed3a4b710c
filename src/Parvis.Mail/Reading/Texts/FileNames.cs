using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>The name under which a file may be shown and kept: no folder, nothing invisible, not endless.</summary>
static class FileNames
{
    const int Longest = 500;

    public static string Of(string? written, Action<string> warn)
    {
        if (string.IsNullOrWhiteSpace(written))
            return "";
        var name = written[(written.TrimEnd('/', '\\').LastIndexOfAny(['/', '\\']) + 1)..].TrimEnd('/', '\\');
        if (name.Length != written.Length)
            warn("The folders before a file name were left out.");
        var visible = Visible(name);
        if (visible.Length != name.Trim().Length)
            warn("Invisible characters of a file name were left out.");
        visible = visible.TrimEnd('.', ' ');
        if (visible.Length <= Longest)
            return visible;
        warn("A file name was too long and was cut.");
        var extension = Path.GetExtension(visible);
        return extension.Length is > 0 and <= 10
            ? visible[..(Longest - extension.Length)] + extension
            : visible[..Longest];
    }

    static string Visible(string name)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var c in CleanText.Lines(name))
        {
            if (c is '\n' or '\t')
                visible.Append(' ');
            else if (!CleanText.IsTurning(c) && c is not ('\u200B' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF'))
                visible.Append(c);
        }
        return visible.ToString().Trim();
    }
}
