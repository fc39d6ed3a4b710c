using System.Globalization;

namespace Parvis.Mail.Imap;

/// <summary>A value in an answer (RFC 3501, section 4): a text, a list, or NIL when it is neither.</summary>
sealed record ImapValue(string? Text, IReadOnlyList<ImapValue>? Items)
{
    public static readonly ImapValue Nil = new(null, null);

    /// <summary>A message that went straight to its stream.</summary>
    public static readonly ImapValue Streamed = new("", null);

    public bool Is(string text) => string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    public uint? Number =>
        uint.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value after that name in a list of names and values, as in FETCH and STATUS.</summary>
    public ImapValue? After(string name)
    {
        var items = Items ?? [];
        for (var i = 0; i + 1 < items.Count; i += 2)
        {
            if (items[i].Is(name))
                return items[i + 1];
        }

        return null;
    }
}
