using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parvis.Mail;

/// <summary>An address as it can be written in a header field or a command: nothing in it can end the one or the other.</summary>
static class AddressSpec
{
    /// <summary>RFC 5321, section 4.5.3.1.3, in bytes.</summary>
    const int MaxBytes = 254;

    static readonly SearchValues<char> Specials = SearchValues.Create(" \t\"(),:;<>@[\\]");
    static readonly SearchValues<char> LiteralCharacters = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.:-"
    );
    static readonly IdnMapping Idn = new();

    /// <summary>
    /// <c>local@domain</c> with its domain in ASCII (RFC 5891); null when it is no address. The local part keeps its
    /// letters: only servers that know SMTPUTF8 take those beyond ASCII (RFC 6531).
    /// </summary>
    public static string? Normalize(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1 || address.Any(char.IsControl))
            return null;
        var local = address[..at];
        if (!IsDotAtom(local) && !IsQuoted(local))
            return null;
        if (ToAscii(address[(at + 1)..]) is not { } domain)
            return null;
        var written = $"{local}@{domain}";
        return Encoding.UTF8.GetByteCount(written) <= MaxBytes ? written : null;
    }

    static bool IsDotAtom(string local) =>
        !local.AsSpan().ContainsAny(Specials)
        && !local.StartsWith('.')
        && !local.EndsWith('.')
        && !local.Any(char.IsWhiteSpace);

    static bool IsQuoted(string local)
    {
        if (local.Length < 3 || local[0] != '"' || local[^1] != '"')
            return false;
        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '"' || (local[i] == '\\' && ++i == local.Length - 1))
                return false;
        }

        return true;
    }

    static string? ToAscii(string domain)
    {
        if (domain is ['[', .., ']'])
            return domain.AsSpan(1, domain.Length - 2).ContainsAnyExcept(LiteralCharacters) ? null : domain;
        if (domain.AsSpan().ContainsAny(Specials) || domain.Any(char.IsWhiteSpace))
            return null;
        try
        {
            return Ascii.IsValid(domain) ? domain : Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
