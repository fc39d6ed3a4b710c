using System.Buffers;

namespace Parvis.Mail.Imap;

/// <summary>Flags and keywords as commands write them.</summary>
static class ImapFlags
{
    static readonly SearchValues<char> Specials = SearchValues.Create("(){%*\"\\]");

    public static string List(IReadOnlyCollection<string> flags) => $"({string.Join(' ', flags.Select(Checked))})";

    public static string Search(string flag, bool present) =>
        Checked(flag).StartsWith('\\')
            ? (present ? "" : "UN") + flag[1..].ToUpperInvariant()
            : $"{(present ? "" : "UN")}KEYWORD {flag}";

    /// <exception cref="ArgumentException">Not an atom of RFC 3501, with or without a backslash before it.</exception>
    static string Checked(string flag)
    {
        var name = flag.StartsWith('\\') ? flag.AsSpan(1) : flag;
        if (name.IsEmpty || name.ContainsAnyExceptInRange('!', '~') || name.ContainsAny(Specials))
            throw new ArgumentException($"« {flag} » is not a flag.", nameof(flag));
        return flag;
    }
}
