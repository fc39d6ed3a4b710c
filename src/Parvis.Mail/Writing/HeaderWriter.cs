using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>Header fields, folded (RFC 5322, section 2.2.3); no value can begin another field.</summary>
sealed class HeaderWriter
{
    /// <summary>In characters, before the line end.</summary>
    const int MaxLine = 76;

    readonly StringBuilder written = new();
    int column;

    /// <summary>A field in words that are written as they are, with a line break between two where it is needed.</summary>
    public HeaderWriter Field(string name, IEnumerable<string> words)
    {
        written.Append(name).Append(':');
        column = name.Length + 1;
        foreach (var word in words)
        {
            if (column + 1 + word.Length > MaxLine && column > name.Length + 1)
            {
                written.Append("\r\n");
                column = 0;
            }

            written.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        written.Append("\r\n");
        return this;
    }

    /// <summary>A field of free text, as a subject is.</summary>
    public HeaderWriter Text(string name, string text) => Field(name, Words(text, MaxLine - name.Length - 2));

    public HeaderWriter Addresses(string name, IReadOnlyCollection<NamedAddress> addresses) =>
        addresses.Count == 0 ? this : Field(name, AddressWords.Of(addresses));

    /// <summary>Message identifiers, in angle brackets; nothing when there are none.</summary>
    public HeaderWriter Ids(string name, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? this : Field(name, ids.Select(i => $"<{i}>"));

    /// <summary>The empty line that ends the header.</summary>
    public string End() => written.Append("\r\n").ToString();

    /// <summary>The fields so far.</summary>
    public override string ToString() => written.ToString();

    static IEnumerable<string> Words(string text, int room)
    {
        var clean = OneLine(text);
        return CanStand(clean) ? clean.Split(' ') : EncodedWords.Of(clean, room);
    }

    /// <summary>Line breaks and other control characters become spaces.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    static bool CanStand(string text) =>
        Ascii.IsValid(text)
        && !text.Contains("=?", StringComparison.Ordinal)
        && !text.Contains("  ", StringComparison.Ordinal)
        && text.Split(' ').All(w => w.Length < MaxLine / 2);
}
