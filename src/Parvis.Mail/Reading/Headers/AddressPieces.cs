using System.Text;

namespace Parvis.Mail.Reading.Headers;

/// <param name="Text">What stands outside brackets and comments, quotes removed; not decoded.</param>
/// <param name="Address">Between angle brackets; null when there are none.</param>
/// <param name="Comment">Between parentheses.</param>
readonly record struct AddressPiece(string Text, string? Address, string Comment);

/// <summary>Cuts an address field at its separators, outside quotes, comments and brackets.</summary>
sealed class AddressPieces
{
    readonly List<AddressPiece> pieces = [];
    readonly StringBuilder text = new();
    readonly StringBuilder comment = new();
    StringBuilder? address;

    public static List<AddressPiece> Of(string field)
    {
        var cutter = new AddressPieces();
        for (var at = 0; at < field.Length; at++)
            at = cutter.Take(field, at);
        cutter.EndPiece();
        return cutter.pieces;
    }

    /// <returns>Where the last character taken stands.</returns>
    int Take(string field, int at)
    {
        switch (field[at])
        {
            case '"':
                return Quoted(field, at);
            case '(':
                return Comment(field, at);
            case '<':
                return Bracketed(field, at);
            case ',' or ';':
                EndPiece();
                return at;
            // « Équipe: a@x, b@x; » opens a group; an address of old has a colon after its at sign.
            case ':' when !text.ToString().Contains('@'):
                text.Clear();
                comment.Clear();
                return at;
            default:
                text.Append(field[at]);
                return at;
        }
    }

    int Quoted(string field, int start)
    {
        var inside = new StringBuilder();
        for (var at = start + 1; at < field.Length; at++)
        {
            if (field[at] == '\\' && at + 1 < field.Length)
                inside.Append(field[++at]);
            else if (field[at] == '"')
                return Close(at);
            else
                inside.Append(field[at]);
        }
        // The quote never ends: it is a sign like others.
        return start;

        int Close(int at)
        {
            var isLocalPart = at + 1 < field.Length && field[at + 1] == '@';
            // A comma inside quotes separates nothing, even after the quotes are gone.
            text.Append(isLocalPart ? $"\"{inside}\"" : inside.ToString());
            return at;
        }
    }

    int Comment(string field, int start)
    {
        var depth = 0;
        for (var at = start; at < field.Length; at++)
        {
            if (field[at] == '\\' && at + 1 < field.Length)
                comment.Append(field[++at]);
            else if (field[at] == '(' && depth++ == 0)
                continue;
            else if (field[at] == ')' && --depth == 0)
                return at;
            else
                comment.Append(field[at]);
        }
        return field.Length;
    }

    int Bracketed(string field, int start)
    {
        var end = field.IndexOf('>', start);
        if (end < 0)
            end = field.IndexOfAny([',', ';'], start) is var separator and > 0 ? separator - 1 : field.Length;
        var from = start + 1;
        address ??= new StringBuilder();
        if (from < end)
            address.Append(field, from, Math.Min(end, field.Length) - from);
        if (end < field.Length && field[end] != '>')
            address.Append(field[end]);
        return Math.Min(end, field.Length - 1);
    }

    void EndPiece()
    {
        var kept = text.ToString().Trim();
        if (address is not null || kept.Length > 0)
            pieces.Add(new AddressPiece(kept, address?.ToString().Trim(), comment.ToString().Trim()));
        text.Clear();
        comment.Clear();
        address = null;
    }
}
