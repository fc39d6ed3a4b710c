using System.Text;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Cuts an answer into values. Literals were taken out before: <see cref="Literal"/> stands where they were.</summary>
sealed class ImapTokens(string text, int at, Queue<ImapValue> literals)
{
    public const char Literal = '\u0001';
    const int MaxDepth = 32;

    int at = at;

    public List<ImapValue> ReadAll()
    {
        var values = ReadUntil(end: null, depth: 0);
        return values;
    }

    List<ImapValue> ReadUntil(char? end, int depth)
    {
        if (depth > MaxDepth)
            throw Odd("lists too deep");
        var values = new List<ImapValue>();
        while (at < text.Length)
        {
            var c = text[at];
            if (c == ' ')
                at++;
            else if (c == end)
            {
                at++;
                return values;
            }
            else
                values.Add(ReadOne(c, depth));
        }

        return end is null ? values : throw Odd("a list without end");
    }

    ImapValue ReadOne(char first, int depth)
    {
        switch (first)
        {
            case '(':
                at++;
                return new ImapValue(null, ReadUntil(')', depth + 1));
            case ')':
                throw Odd("a list that never began");
            case '"':
                at++;
                return new ImapValue(ReadQuoted(), null);
            case Literal:
                at++;
                return literals.TryDequeue(out var literal) ? literal : throw Odd("a control character");
            default:
                var atom = ReadAtom();
                return atom.Equals("NIL", StringComparison.OrdinalIgnoreCase)
                    ? ImapValue.Nil
                    : new ImapValue(atom, null);
        }
    }

    string ReadQuoted()
    {
        var value = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '"')
                return value.ToString();
            if (c == '\\' && at < text.Length)
                c = text[at++];
            value.Append(c);
        }

        throw Odd("a quoted text without end");
    }

    /// <summary>Brackets belong to it with all they hold: <c>BODY[HEADER.FIELDS (DATE)]</c>.</summary>
    string ReadAtom()
    {
        var from = at;
        var bracketed = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '[')
                bracketed = true;
            else if (c == ']')
                bracketed = false;
            else if (!bracketed && c is ' ' or '(' or ')' or '"' or Literal)
                break;
            at++;
        }

        return text[from..at];
    }

    static MailServerException Odd(string what) =>
        new(MailServerReason.ProtocolError, $"The server sent an answer that cannot be read: {what}.");
}
