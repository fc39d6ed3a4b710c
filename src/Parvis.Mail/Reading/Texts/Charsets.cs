using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>
/// Turns bytes into text whatever charset they declare: under its many names, wrong, unknown or absent. Nothing is lost for
/// a wrong label: what is not UTF-8 is read as Windows-1252, where every byte is a character.
/// </summary>
static class Charsets
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    static readonly Encoding Windows1252;

    static Charsets()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Windows1252 = Encoding.GetEncoding(1252);
    }

    /// <summary>No charset is declared.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes) => Utf8(bytes) ?? Windows1252.GetString(bytes);

    /// <param name="bytes">Encoded.</param>
    /// <param name="declared">As written; empty or null when absent.</param>
    /// <param name="warn">Told when the label is not believed.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared, Action<string>? warn = null)
    {
        if (Marked(bytes) is { } marked)
            return marked;
        var name = (declared ?? "").Trim(' ', '"', '\'', ';', '\t').ToLowerInvariant();
        switch (name)
        {
            case ""
            or "us-ascii"
            or "ascii"
            or "ansi_x3.4-1968"
            or "7bit"
            or "8bit"
            or "default"
            or "unknown-8bit"
            or "x-unknown":
                return IsJapanese(bytes) ? Safely(Encoding.GetEncoding(50220), bytes) : Guess(bytes);
            case "utf-8"
            or "utf8"
            or "utf_8"
            or "utf-8n"
            or "unicode-1-1-utf-8"
            or "utf8mb4"
            or "cp65001"
            or "cp-65001"
            or "65001":
                return Utf8(bytes) ?? BrokenUtf8(bytes, warn);
            case "utf-7" or "utf7" or "unicode-1-1-utf-7" or "x-unicode-2-0-utf-7":
                return Utf7(bytes);
        }
        if (Find(name) is not { } encoding)
        {
            warn?.Invoke($"The charset « {CleanText.OneLine(name)} » is unknown: another one was guessed.");
            return Guess(bytes);
        }
        // Real text in a one-byte charset is next to never valid UTF-8.
        if (encoding.IsSingleByte && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0 && Utf8(bytes) is { } utf8)
        {
            warn?.Invoke($"The charset is said to be {name} but the text is in UTF-8.");
            return utf8;
        }
        return Safely(encoding, bytes);
    }

    static Encoding? Find(string name)
    {
        var known = name switch
        {
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "cp819" => "windows-1252",
            "cp1252" or "cp-1252" or "ansi" or "windows1252" or "win-1252" or "x-ansi" => "windows-1252",
            "iso-8859-15" or "iso8859-15" or "latin9" or "latin-9" or "iso_8859-15" => "iso-8859-15",
            "macroman" or "x-mac-roman" or "mac" or "x-macintosh" or "mac-roman" => "macintosh",
            "cp850" or "cp-850" or "ibm-850" or "dos-850" or "850" => "ibm850",
            "cp437" or "437" => "ibm437",
            "ks_c_5601-1987" or "ks_c_5601" or "euc-kr" or "cp949" or "uhc" or "ksc5601" => "ks_c_5601-1987",
            "gb2312" or "gbk" or "x-gbk" or "cp936" or "gb18030" or "gb_2312-80" or "euc-cn" => "gb18030",
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "cp932" or "windows-31j" or "ms_kanji" => "shift_jis",
            _ when name.StartsWith("cp125", StringComparison.Ordinal) => "windows-" + name[2..],
            _ => name,
        };
        if (known.StartsWith("iso-2022-jp", StringComparison.Ordinal))
            return Encoding.GetEncoding(50220);
        try
        {
            return Encoding.GetEncoding(known);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static string? Marked(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Guess(rest),
            [0xFF, 0xFE, .. var rest] when rest.Length % 2 == 0 => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] when rest.Length % 2 == 0 => Encoding.BigEndianUnicode.GetString(rest),
            _ => null,
        };

    static string? Utf8(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : null;

    static string BrokenUtf8(ReadOnlySpan<byte> bytes, Action<string>? warn)
    {
        warn?.Invoke("The text is said to be in UTF-8 but holds bytes that are not.");
        var replaced = Encoding.UTF8.GetString(bytes);
        var bad = replaced.Count(c => c == '\uFFFD');
        var good = replaced.Count(c => c > '\u007F') - bad;
        // A few bad bytes in real UTF-8, or a label that is wrong all along.
        return good > bad ? replaced : Windows1252.GetString(bytes);
    }

    static bool IsJapanese(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0 || bytes.IndexOf("\e(J"u8) >= 0;

    // ISO 8859-15 and others leave 0x80-0x9F to controls: there, Windows programs wrote quotes and dashes.
    static string Safely(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        encoding.IsSingleByte
        && encoding.WebName.StartsWith("iso-8859-15", StringComparison.Ordinal)
        && bytes.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0
            ? Windows1252.GetString(bytes)
            : encoding.GetString(bytes);

    static string Utf7(ReadOnlySpan<byte> bytes)
    {
        // Obsolete because it hides markup from filters; here it only reads what declares it, before any filter.
#pragma warning disable SYSLIB0001
        return Encoding.UTF7.GetString(bytes);
#pragma warning restore SYSLIB0001
    }
}
