using System.Buffers;
using System.Text;

namespace Parvis.Mail.Reading.Headers;

/// <param name="Text">What stands outside brackets and comments, quotes removed; not decoded.</param>
/// <param name="Address">Between angle brackets; null when there are none.</param>
/// <param name="Comment">Between parentheses.</param>
readonly record struct AddressPiece(string Text, string? Address, string Comment);

/// <summary>Cuts an address field at its separators, outside quotes, comments and brackets.</summary>
sealed class AddressPieces
{
    static readonly SearchValues<char> AfterAddress = SearchValues.Create(" ,;<>(");

    readonly List<AddressPiece> pieces = [];
    readonly StringBuilder text = new();
    readonly StringBuilder comment = new();
    StringBuilder? address;
    bool holdsAt;
    bool quotesAreSigns;
    bool bracketsNeverEnd;

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
            case '"' when !quotesAreSigns:
                return Quoted(field, at);
            case '(':
                return Comment(field, at);
            case '<':
                // « <a@x> <b@x> » forgot its comma.
                if (address is not null)
                    EndPiece();
                return Bracketed(field, at);
            case '>':
                return at;
            case ',' or ';':
                EndPiece();
                return at;
            // « Équipe: a@x, b@x; » opens a group; an address of old has a colon after its at sign.
            case ':' when !holdsAt:
                text.Clear();
                comment.Clear();
                return at;
            default:
                holdsAt |= field[at] == '@';
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
        // The quote never ends: it and those that follow are signs like others.
        quotesAreSigns = true;
        return start - 1;

        int Close(int at)
        {
            if (at + 1 < field.Length && field[at + 1] == '@')
                return QuotedLocalPart(inside.ToString(), field, at + 1);
            // A comma inside quotes separates nothing, even after the quotes are gone.
            text.Append(inside);
            return at;
        }
    }

    int QuotedLocalPart(string local, string field, int at)
    {
        var length = field.AsSpan(at).IndexOfAny(AfterAddress);
        var domain = length < 0 ? field[at..] : field.Substring(at, length);
        address = new StringBuilder($"\"{local}\"{domain}");
        return at + domain.Length - 1;
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
        var from = start + 1;
        while (from < field.Length && field[from] == '<')
            from++;
        var end = bracketsNeverEnd ? -1 : field.AsSpan(from).IndexOfAny('>', '<');
        bracketsNeverEnd |= end < 0;
        var closed = end >= 0 && field[from + end] == '>';
        if (!closed)
            end = field.AsSpan(from).IndexOfAny(',', ';');
        address = new StringBuilder();
        address.Append(field, from, end < 0 ? field.Length - from : end);
        // What separates is left for the loop to see; a bracket that closes is not.
        return end < 0 ? field.Length : from + end - (closed ? 0 : 1);
    }

    void EndPiece()
    {
        var kept = text.ToString().Trim();
        if (address is not null || kept.Length > 0)
            pieces.Add(new AddressPiece(kept, address?.ToString().Trim(), comment.ToString().Trim()));
        text.Clear();
        comment.Clear();
        (address, holdsAt) = (null, false);
    }
}
