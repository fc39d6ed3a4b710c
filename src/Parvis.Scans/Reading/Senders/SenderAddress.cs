using Parvis.Scans.Reading.Dates;

namespace Parvis.Scans.Reading.Senders;

/// <param name="Name">Who stands above the street; null when nobody does.</param>
/// <param name="Streets">Between the name and the town.</param>
/// <param name="Town">With its postcode.</param>
/// <param name="Lines">All of them, from the top.</param>
/// <param name="Weight">More is likelier to be the sender's.</param>
sealed record FoundAddress(
    LetterSender? Name,
    IReadOnlyList<string> Streets,
    PostalTown? Town,
    IReadOnlyList<LetterLine> Lines,
    double Weight
);

/// <summary>Finds the address of the sender: around a postcode that is not the town hall's.</summary>
static class SenderAddress
{
    const int MostLinesAbove = 5;

    // A list of addresses is no letter; looking at each would take long.
    const int MostAddresses = 40;

    // Whether there is a date matters here, not which.
    static readonly DateOnly AnyDay = new(2000, 1, 1);

    public static FoundAddress? Find(LetterParts parts) =>
        parts
            .Lines.Where(line => !parts.IsInText(line))
            .Select(line => (line, town: PostalLine.TownOf(line.Text)))
            .Where(each => each.town is not null)
            .Take(MostAddresses)
            .Select(each => Around(parts, each.line, each.town!))
            .OfType<FoundAddress>()
            .OrderByDescending(found => found.Weight)
            .FirstOrDefault();

    static FoundAddress? Around(LetterParts parts, LetterLine line, PostalTown town)
    {
        var above = Above(parts.Lines, line);
        if (above.Append(line).Any(each => parts.Addressee.IsStreet(each) || parts.Addressee.Names(each)))
            return null;
        var pieces = Joined(above.Select(each => each.Text))
            .SelectMany(Pieces)
            .Concat(Pieces(town.Before))
            .Where(piece => !Contacts.IsIn(piece) && DateScan.In(piece, AnyDay).Count == 0)
            .ToList();
        var street = pieces.FindLastIndex(PostalLine.IsStreet);
        var start = street;
        while (start > 0 && PostalLine.IsComplement(pieces[start - 1]))
            start--;
        var streets = street < 0 ? [] : pieces[start..];
        var names = (street < 0 ? pieces : pieces[..start]).Select(SenderName.Of).OfType<LetterSender>().ToList();
        var name = names.Find(each => each.Organisation is not null) ?? names.LastOrDefault();
        var weight =
            (streets.Count > 0 ? 2 : 0)
            + (name is null ? 0 : 1)
            + (line.Height is < 0.3 or > 0.75 ? 0.5 : 0)
            + line.Confidence;
        return new FoundAddress(name, [.. streets.Select(Unlabelled)], town, [.. above, line], weight);
    }

    static List<LetterLine> Above(IReadOnlyList<LetterLine> lines, LetterLine line)
    {
        var above = new List<LetterLine>();
        for (var current = line; above.Count < MostLinesAbove; above.Insert(0, current))
        {
            var under = current;
            var next = lines
                .Where(each => under.IsUnder(each, Reach(under)) && each.Width < 0.75 && !Ends(each))
                .OrderByDescending(each => each.Box.Bottom)
                .FirstOrDefault();
            if (next is null)
                break;
            current = next;
        }
        return above;
    }

    /// <summary>A letterhead leaves a blank line between its name and its street.</summary>
    static double Reach(LetterLine under) => PostalLine.IsStreet(under.Text) ? 3.2 : LetterLine.NextLine;

    /// <summary>Another address, or the leave, stands above.</summary>
    static bool Ends(LetterLine line) => PostalLine.TownOf(line.Text) is not null || line.Text.TrimEnd().EndsWith('.');

    /// <summary>A name or a street that was cut at a hyphen is one again.</summary>
    static List<string> Joined(IEnumerable<string> lines)
    {
        var joined = new List<string>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && joined[^1].EndsWith('-'))
                joined[^1] += line;
            else
                joined.Add(line);
        }
        return joined;
    }

    static IEnumerable<string> Pieces(string text) =>
        text.Split([" – ", " — ", " - ", " • ", " · ", " | ", " * ", " + "], StringSplitOptions.RemoveEmptyEntries)
            .Select(PostalLine.Trimmed)
            .SelectMany(PostalLine.CutAtStreet)
            .Where(piece => piece.Length > 1);

    static string Unlabelled(string street) =>
        street.StartsWith("Adresse", StringComparison.OrdinalIgnoreCase) && street.IndexOf(':') is > 0 and var colon
            ? street[(colon + 1)..].Trim()
            : street;
}
