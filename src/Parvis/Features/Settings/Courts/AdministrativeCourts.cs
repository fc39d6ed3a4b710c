namespace Parvis.Features.Settings.Courts;

/// <summary>
/// Which administrative court judges what a town decides, by département and overseas territory: read from
/// <c>administrative-courts.csv</c>, which names its source. A proposal, for somebody to check.
/// </summary>
public static class AdministrativeCourts
{
    static readonly Lazy<IReadOnlyList<TerritorialCourt>> Read = new(() =>
        [
            .. Lines()
                .Where(line => !line.StartsWith('#'))
                .Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells => new TerritorialCourt(cells[0], cells[1], cells[2])),
        ]
    );

    public static IReadOnlyList<TerritorialCourt> All => Read.Value;

    /// <summary>Null for a code that says nothing; a few towns have the postal code of the next département.</summary>
    public static TerritorialCourt? ForPostalCode(string? postalCode)
    {
        var digits = string.Concat((postalCode ?? "").Where(char.IsAsciiDigit));
        return digits.Length == 5 ? All.FirstOrDefault(c => c.Code == TerritoryOf(digits)) : null;
    }

    static string TerritoryOf(string postalCode) =>
        postalCode switch
        {
            // Two islands kept the codes they had as communes of Guadeloupe.
            "97133" => "977",
            "97150" => "978",
            ['2', '0', '0' or '1', ..] => "2A",
            ['2', '0', ..] => "2B",
            ['9', '7' or '8', ..] => postalCode[..3],
            _ => postalCode[..2],
        };

    static IEnumerable<string> Lines()
    {
        using var stream =
            typeof(AdministrativeCourts).Assembly.GetManifestResourceStream("Parvis.administrative-courts.csv")
            ?? throw new InvalidOperationException("The program lacks its table of courts.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

/// <param name="Code">Of the département: « 35 », « 2A », « 974 ».</param>
/// <param name="Territory">« Ille-et-Vilaine ».</param>
/// <param name="Court">« Tribunal administratif de Rennes ».</param>
public sealed record TerritorialCourt(string Code, string Territory, string Court);
