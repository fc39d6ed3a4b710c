using System.Text;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Headers;

/// <summary>
/// The mailboxes of a field (RFC 5322, section 3.4), groups opened, whatever is missing: quotes around a name with a
/// comma, brackets, separators.
/// </summary>
static class AddressList
{
    const int Most = 2000;

    // In pieces between commas.
    const int LongestName = 10;

    public static IReadOnlyList<NamedAddress> Of(IEnumerable<string> fields) =>
        [.. fields.SelectMany(Of).DistinctBy(a => (a.Name, a.Address)).Take(Most)];

    public static IReadOnlyList<NamedAddress> Of(string field)
    {
        var found = new List<NamedAddress>();
        // « Dupont, Jean <j@x> » without quotes: the piece before the comma is the beginning of the name.
        var waiting = new List<string>();
        foreach (var piece in AddressPieces.Of(field))
        {
            if (piece.Address is null && !piece.Text.Contains('@'))
            {
                if (waiting.Count < LongestName)
                    waiting.Add(piece.Text);
                continue;
            }
            if (Mailbox(piece, string.Join(", ", waiting)) is { } mailbox)
                found.Add(mailbox);
            waiting.Clear();
        }
        if (found.Count == 0 && Whole(field, string.Join(", ", waiting)) is { } whole)
            found.Add(whole);
        return found;
    }

    /// <summary>
    /// The first author who has an address, else the first; one who gives nothing but a name keeps it, with an empty
    /// address.
    /// </summary>
    public static NamedAddress? Author(IReadOnlyList<NamedAddress> authors, string? field) =>
        authors.FirstOrDefault(a => a.Address.Contains('@'))
        ?? (authors is [var first, ..] ? first : NameAlone(field ?? ""));

    static NamedAddress? NameAlone(string field)
    {
        var name = Name(string.Join(", ", AddressPieces.Of(field).Take(LongestName).Select(p => p.Text)));
        return name.Length > 0 ? new NamedAddress(name, "") : null;
    }

    static NamedAddress? Mailbox(AddressPiece piece, string waiting)
    {
        if (piece.Address is { } bracketed)
        {
            var name = piece.Text.Length > 0 ? piece.Text : piece.Comment;
            if (waiting.Length > 0)
                name = $"{waiting}, {name}";
            return new NamedAddress(Name(name), Address(bracketed));
        }
        var words = piece.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, w => w.Contains('@'));
        var address = Address(words[at]);
        var around = string.Join(' ', words.Where((_, i) => i != at));
        return address.Length == 0 ? null : new NamedAddress(Name(around.Length > 0 ? around : piece.Comment), address);
    }

    // Either the whole mailbox was encoded, brackets included, or the system wrote a bare local name.
    static NamedAddress? Whole(string field, string text)
    {
        var decoded = HeaderWords.Decode(field);
        if (decoded != field && decoded.Contains('@'))
            return Of(decoded) is [var first, ..] ? first : null;
        return text.Length > 0 && text.IndexOfAny([' ', ',']) < 0 ? new NamedAddress("", Name(text)) : null;
    }

    static string Name(string written)
    {
        var name = CleanText.OneLine(HeaderWords.Decode(written)).Trim(' ', '"', '\'', ',');
        return name.Length > 500 ? name[..500] : name;
    }

    static string Address(string written)
    {
        var address = written.Contains("=?", StringComparison.Ordinal) ? HeaderWords.Decode(written) : written;
        // An obsolete route stands before the address: <@relay.example:jean@x.example>.
        if (address.StartsWith('@') && address.IndexOf(':') is var colon and > 0)
            address = address[(colon + 1)..];
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address[7..];
        var kept = new StringBuilder(address.Length);
        var comments = 0;
        foreach (var character in CleanText.OneLine(address))
        {
            comments += character == '(' ? 1 : 0;
            if (
                comments == 0
                && !char.IsWhiteSpace(character)
                && character is not ('<' or '>' or '[' or ']' or '"' or ',' or ';')
            )
                kept.Append(character);
            if (character == ')' && comments > 0)
                comments--;
        }
        return Literal(address, kept.ToString());
    }

    // A quoted local part and an address literal keep their signs.
    static string Literal(string written, string stripped) =>
        written.Contains("@[", StringComparison.Ordinal) || written.Contains("\"@", StringComparison.Ordinal)
            ? CleanText.OneLine(written).Trim('<', '>', ' ')
            : stripped;
}
