using System.Text;

namespace Parvis.Mail.Imap;

/// <summary>A command in pieces: the server must agree to each piece after the first (RFC 3501, section 7.5).</summary>
sealed class ImapCommand
{
    readonly List<byte[]> pieces = [];
    readonly List<byte> piece = [];

    ImapCommand(string verb) => piece.AddRange(Encoding.ASCII.GetBytes(verb));

    /// <summary>Bytes to write, without the tag before nor the line end after.</summary>
    public IReadOnlyList<byte[]> Pieces => [.. pieces, [.. piece]];

    public static ImapCommand Of(string verb) => new(verb);

    /// <summary>Words of the protocol, written as they are.</summary>
    public ImapCommand Raw(string words)
    {
        piece.AddRange(Encoding.ASCII.GetBytes($" {words}"));
        return this;
    }

    public ImapCommand Folder(string name) => Text(ImapFolderNames.Encode(name));

    /// <summary>Quoted when it can be, else a literal: whatever it holds, it is one value.</summary>
    /// <exception cref="ArgumentException">It has a NUL, which no value can have.</exception>
    public ImapCommand Text(string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("No value has a NUL.", nameof(value));
        if (value.All(c => c is >= ' ' and < '\u007f'))
            return Raw(
                $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            );
        var bytes = Encoding.UTF8.GetBytes(value);
        Raw($"{{{bytes.Length}}}\r\n");
        pieces.Add([.. piece]);
        piece.Clear();
        piece.AddRange(bytes);
        return this;
    }
}
