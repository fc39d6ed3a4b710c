using System.Globalization;

namespace Parvis.Mail.Imap;

/// <summary>One answer of the server.</summary>
sealed record ImapResponse
{
    /// <summary><c>*</c>, <c>+</c>, or that of the command it ends.</summary>
    public required string Tag { get; init; }

    /// <summary>Upper case: OK, NO, BAD, BYE, PREAUTH, or what the values are: EXISTS, FETCH, LIST…</summary>
    public string Word { get; init; } = "";

    /// <summary>The number before the word, as in <c>* 12 EXISTS</c>.</summary>
    public uint Number { get; init; }

    /// <summary>What stands in brackets after OK, NO, BAD, BYE: <c>UIDNEXT 4</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>The words after it.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<ImapValue> Values { get; init; } = [];

    public bool Untagged => Tag == "*";

    public bool Continues => Tag == "+";

    /// <summary>First word of the code, upper case.</summary>
    public string CodeName => Code.Split(' ', 2)[0].ToUpperInvariant();

    /// <summary>The number after the code's name; null when there is none.</summary>
    public uint? CodeNumber =>
        uint.TryParse(Code.Split(' ').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
}
