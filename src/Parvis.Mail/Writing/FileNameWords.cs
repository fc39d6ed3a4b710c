using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>
/// A file's name as a parameter: in the form of the standard (RFC 2231) where all look, and in the one of RFC 2047 for
/// those that never learnt it, Outlook among them.
/// </summary>
static class FileNameWords
{
    /// <summary>In characters, of a value on a line of its own.</summary>
    const int MaxPiece = 60;

    /// <summary>For Content-Disposition: <c>filename</c>.</summary>
    public static IEnumerable<string> Standard(string name)
    {
        if (name.Length == 0)
            return [];
        return IsShort(name)
            ? [$"; filename={AddressWords.Quote(name)}"]
            : Pieces(name).Select((piece, i) => $"; filename*{i}*={(i == 0 ? "utf-8''" : "")}{piece}");
    }

    /// <summary>For Content-Type: <c>name</c>.</summary>
    public static IEnumerable<string> Fallback(string name)
    {
        if (name.Length == 0)
            return [];
        if (IsShort(name))
            return [$"; name={AddressWords.Quote(name)}"];
        var words = EncodedWords.Of(name, MaxPiece).ToList();
        words[0] = $"; name=\"{words[0]}";
        words[^1] += "\"";
        return words;
    }

    static bool IsShort(string name) =>
        Ascii.IsValid(name) && name.Length <= MaxPiece && !name.Contains("=?", StringComparison.Ordinal);

    static IEnumerable<string> Pieces(string name)
    {
        var piece = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var written = Escape(rune);
            if (piece.Length + written.Length > MaxPiece - "utf-8''".Length)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(written);
        }

        yield return piece.ToString();
    }

    static string Escape(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '.' or '_'))
            return rune.ToString();
        Span<byte> bytes = stackalloc byte[4];
        var escaped = new StringBuilder();
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            escaped.Append('%').Append(Convert.ToHexString([b]));
        return escaped.ToString();
    }
}
