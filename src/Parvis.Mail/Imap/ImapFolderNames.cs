using System.Text;

namespace Parvis.Mail.Imap;

/// <summary>Folder names on the wire: modified UTF-7 (RFC 3501, section 5.1.3).</summary>
static class ImapFolderNames
{
    /// <exception cref="ArgumentException">The name is empty or has a control character: no folder is named so.</exception>
    public static string Encode(string name)
    {
        if (name.Length == 0 || name.Any(char.IsControl))
            throw new ArgumentException("A folder's name is not empty and has no control character.", nameof(name));
        var encoded = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '&')
                encoded.Append("&-");
            else if (char.IsAscii(name[at]))
                encoded.Append(name[at]);
            else
            {
                var from = at;
                while (at + 1 < name.Length && !char.IsAscii(name[at + 1]))
                    at++;
                encoded.Append('&').Append(ToBase64(name[from..(at + 1)])).Append('-');
            }
        }

        return encoded.ToString();
    }

    /// <summary>A name that is not well encoded is read as it is: it is then the server that writes UTF-8.</summary>
    public static string Decode(string encoded)
    {
        var name = new StringBuilder(encoded.Length);
        for (var at = 0; at < encoded.Length; at++)
        {
            var end = encoded[at] == '&' ? encoded.IndexOf('-', at) : -1;
            if (end < 0)
                name.Append(encoded[at]);
            else if (end == at + 1)
            {
                name.Append('&');
                at = end;
            }
            else if (FromBase64(encoded[(at + 1)..end]) is { } text)
            {
                name.Append(text);
                at = end;
            }
            else
                name.Append('&');
        }

        return name.ToString();
    }

    static string ToBase64(string text) =>
        Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(text)).TrimEnd('=').Replace('/', ',');

    static string? FromBase64(string encoded)
    {
        var padded = encoded.Replace(',', '/').PadRight((encoded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var count) && count > 0 && count % 2 == 0
            ? Encoding.BigEndianUnicode.GetString(bytes, 0, count)
            : null;
    }
}
