using System.Globalization;
using System.Text;

namespace Parvis.Features.Requesters.Contacts;

/// <summary>
/// A phone number however it is said: « 02/40.11 22-33 », « +33 (0)2 40 11 22 33 » and « 0033240112233 » are one.
/// The key is the international number; overseas departments have a country code of their own.
/// </summary>
public static class PhoneNumber
{
    // National numbers of overseas departments and territories, by their first three digits after the zero.
    static readonly Dictionary<string, string> OverseasCodes = new(StringComparer.Ordinal)
    {
        ["262"] = "262",
        ["263"] = "262",
        ["269"] = "262",
        ["639"] = "262",
        ["692"] = "262",
        ["693"] = "262",
        ["590"] = "590",
        ["690"] = "590",
        ["691"] = "590",
        ["594"] = "594",
        ["694"] = "594",
        ["596"] = "596",
        ["696"] = "596",
        ["697"] = "596",
        ["508"] = "508",
    };

    // Metropolitan France, then Réunion and Mayotte, Guadeloupe, Guyane, Martinique, Saint-Pierre-et-Miquelon.
    static readonly string[] MobileKeys =
    [
        "+336",
        "+337",
        "+262639",
        "+262692",
        "+262693",
        "+590690",
        "+590691",
        "+594694",
        "+596696",
        "+596697",
        "+50850855",
    ];

    const string France = "33";
    const int ShortestPiece = 4;

    /// <summary>Whole, in France or abroad: nobody is called back on a short number (E.164: 15 digits at most).</summary>
    public static bool CanBeCalled(string said) =>
        LooksLikeOne(said) && said.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    /// <summary>Empty when there is no digit at all.</summary>
    public static string Key(string? said)
    {
        var (digits, international) = Digits(said);
        if (international)
            return digits.Length == 0 ? "" : "+" + FromCountryCode(digits);
        return digits switch
        {
            ['0', .. { Length: 9 } national] => "+" + WithCountryCode(national),
            [not '0', ..] when digits.Length == 9 => "+" + WithCountryCode(digits),
            ['3', '3', ..] when digits.Length is 11 or 12 => "+" + FromCountryCode(digits),
            // Short numbers (17, 3939) and what we cannot place are compared as they are.
            _ => digits,
        };
    }

    /// <summary>What the keys of numbers beginning like this begin with: for results while the number is being typed.</summary>
    public static string KeyPrefix(string? typed)
    {
        var (digits, international) = Digits(typed);
        if (international || digits.Length < 2 || digits.Length >= 10 || digits[0] != '0')
            return Key(typed);
        var national = digits[1..];
        return "+" + (national.Length < 3 ? France + national : WithCountryCode(national));
    }

    /// <summary>A piece that does not begin a number may end one: « 22 33 ». Null when it says how it begins.</summary>
    public static string? KeyEnding(string? typed)
    {
        var (digits, international) = Digits(typed);
        return international || digits.Length is < ShortestPiece or > 9 || digits[0] == '0' ? null : digits;
    }

    /// <summary>Only digits and the signs people put between them, and enough of them to search with.</summary>
    public static bool LooksLikeOne(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Any(c => !char.IsAsciiDigit(c) && !IsSeparator(c)))
            return false;
        var (digits, international) = Digits(text);
        return digits.Length >= ShortestPiece && (international || digits[0] == '0' || digits.Length is <= 9 or 11);
    }

    /// <summary>Of a mobile of France or its overseas departments, whole: where a text message arrives at a known price.</summary>
    public static bool IsMobile(string key) =>
        key.Length == (key.StartsWith("+33", StringComparison.Ordinal) ? 12 : 13)
        && Array.Exists(MobileKeys, prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    public static bool IsValid(string? said) => Digits(said).Digits.Length is >= 2 and <= 15;

    /// <summary>« 02 40 11 22 33 » for a French number, as it was said for any other.</summary>
    public static string Show(string said)
    {
        var key = Key(said);
        if (key.StartsWith("+33", StringComparison.Ordinal) && key.Length == 12)
            return Pairs("0" + key[3..]);
        return key.Length == 13 && key[0] == '+' && OverseasCodes.ContainsValue(key[1..4])
            ? Pairs("0" + key[4..])
            : said.Trim();
    }

    static string Pairs(string digits) => string.Join('\u00A0', digits.Chunk(2).Select(pair => new string(pair)));

    static string FromCountryCode(string digits)
    {
        var code = digits.StartsWith(France, StringComparison.Ordinal) ? France : digits[..Math.Min(3, digits.Length)];
        if (code != France && !OverseasCodes.ContainsValue(code))
            return digits;
        var national = digits[code.Length..];
        if (national is ['0', .. { Length: 9 } withoutZero])
            national = withoutZero;
        return code == France && national.Length == 9 ? WithCountryCode(national) : code + national;
    }

    static string WithCountryCode(string national) => OverseasCodes.GetValueOrDefault(national[..3], France) + national;

    static (string Digits, bool International) Digits(string? said)
    {
        var text = (said ?? "").Trim().Replace("(0)", "", StringComparison.Ordinal);
        var digits = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsDigit(character))
                digits.Append((int)CharUnicodeInfo.GetNumericValue(character));
        }

        var all = digits.ToString();
        if (text.StartsWith('+'))
            return (all, true);
        return all.StartsWith("00", StringComparison.Ordinal) ? (all[2..], true) : (all, false);
    }

    static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character) || character is '+' or '.' or '/' or '-' or '(' or ')' or '_' or '\u2011';
}
