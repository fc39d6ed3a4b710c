using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading.Senders;

/// <param name="Before">What stands before the postcode on the same line.</param>
/// <param name="Postcode">Five digits.</param>
/// <param name="Town">Without what follows it.</param>
/// <param name="After">What follows the town behind a separator.</param>
sealed record PostalTown(string Before, string Postcode, string Town, string After);

/// <summary>What a line of an address is.</summary>
static class PostalLine
{
    // CEDEX and the number of an office stay with the town.
    static readonly Regex WithTown = Patterns.Of(
        $@"^(?<before>.*?[^\p{{L}}\d])?(F-?|\d)?(?<code>{LookAlikes.Digit}{{2}} ?{LookAlikes.Digit}{{3}})[ ,]+((ville ?:) ?)?(?<town>\p{{L}}[\p{{L}}'’ -]+( cedex( \d+)?)?)(?<after>.*)$"
    );

    const string Ways =
        @"(rue|r\.|avenue|av\.?|ave|boulevard|bd|bld|place|pl\.|chemin|ch\.|impasse|imp\.|allées?|quai|route|rte|cours|square|sq\.|ruelle|passage|sentier|sente|villa|cité|résidence|res\.|hameau|lieu-dit|lotissement|lot\.|faubourg|fg|esplanade|rond-point|promenade|mail|venelle|parvis|clos|domaine|voie|montée|côte|traverse|cour)( |$)";

    static readonly Regex Street = Patterns.Of(
        $@"^\W*(adresse ?: ?)?([\p{{L}}\d]{{1,4}},? )?((bis|ter|quater|[a-d]),? )?{Ways}"
    );
    static readonly Regex InnerStreet = Patterns.Of(
        $@"^(?<before>.+?)[ ,:;.–—•·|*+-]+(?<street>\d{{1,4}},? ((bis|ter|quater|[a-d]),? )?{Ways}.*)$"
    );
    static readonly Regex Numbered = Patterns.Of(
        @"^\W*(\d{1,4}|[lI]\d{0,2}) ?(bis|ter|quater|[a-d])?,? [\p{L}'’ .-]{4,}$"
    );
    static readonly Regex Complement = Patterns.Of(
        @"^\W*(appartement|appt|apt|bâtiment|bat\.?|bât\.?|étage|escalier|esc\.?|chez|c/o|bp|b\.p\.|cs|\d+(er|e|ème) étage|hall|immeuble|résidence|porte)( |$)"
    );

    public static PostalTown? TownOf(string line)
    {
        var match = WithTown.Match(line);
        if (!match.Success || match.Groups["code"].Value.Count(char.IsAsciiDigit) < 3)
            return null;
        return new PostalTown(
            Trimmed(match.Groups["before"].Value),
            LookAlikes.AsDigits(match.Groups["code"].Value).Replace(" ", "", StringComparison.Ordinal),
            Trimmed(match.Groups["town"].Value),
            Trimmed(match.Groups["after"].Value)
        );
    }

    /// <summary>A line cut where a street begins in it: separators are often not recognised.</summary>
    public static IEnumerable<string> CutAtStreet(string text)
    {
        var match = InnerStreet.Match(text);
        return match.Success && !IsStreet(text)
            ? [Trimmed(match.Groups["before"].Value), Trimmed(match.Groups["street"].Value)]
            : [text];
    }

    public static bool IsStreet(string text) => Street.IsMatch(text) || Numbered.IsMatch(text);

    public static bool IsComplement(string text) => Complement.IsMatch(text);

    public static string Trimmed(string text) =>
        text.Trim(' ', ',', ';', '-', '–', '—', '•', '·', '|', '.', ':', '*', '+', '«', '»', '_');
}
