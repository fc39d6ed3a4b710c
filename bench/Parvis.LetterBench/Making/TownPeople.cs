using System.Globalization;

namespace Parvis.LetterBench.Making;

sealed record MadePerson(string Civility, string FirstName, string LastName, string Street, string Email, string Phone);

/// <summary>Draws people and organisations from the names and streets of the demonstration town.</summary>
sealed class TownPeople
{
    public const string Postcode = "96250";
    public const string Town = "Vaubreuil-sur-Orle";

    readonly List<(int Share, Dictionary<string, string[]> Names)> origins = [];
    readonly List<string> streets;
    readonly List<string> organisations;

    public TownPeople(string repository)
    {
        var content = Path.Combine(repository, "src/Parvis/Demo/Content");
        streets = [.. Rows(Path.Combine(content, "streets.txt"))];
        organisations = [.. Rows(Path.Combine(content, "organisations.txt"))];
        foreach (var block in File.ReadAllText(Path.Combine(content, "names.txt")).Split("[[").Skip(1))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // « [[français 66]] »; blocks of other things have no number.
            if (!int.TryParse(lines[0].TrimEnd(']').Split(' ')[^1], CultureInfo.InvariantCulture, out var share))
                continue;
            var names = lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .Where(pair => pair.Length == 2)
                .ToDictionary(pair => pair[0], pair => pair[1].Split(", "), StringComparer.Ordinal);
            if (names.ContainsKey("noms"))
                origins.Add((share, names));
        }
    }

    public string Street(Chance chance) => chance.One(streets);

    public string Organisation(Chance chance) => chance.One(organisations);

    public MadePerson Person(Chance chance)
    {
        var drawn = chance.Below(origins.Sum(origin => origin.Share));
        var names = origins.First(origin => (drawn -= origin.Share) < 0).Names;
        var woman = chance.Of(0.5);
        var ages = names.Keys.Where(key => key.StartsWith(woman ? "femmes" : "hommes", StringComparison.Ordinal));
        var first = chance.One(names[chance.One([.. ages])]);
        var last = chance.One(names["noms"]);
        var address = $"{1 + chance.Below(120)} {Street(chance)}";
        var mailbox = Plain($"{first}.{last}");
        return new MadePerson(
            woman ? "Madame" : "Monsieur",
            first,
            last,
            address,
            $"{mailbox}{(chance.Of(0.4) ? chance.Digits(2) : "")}@{chance.One(["courriel.example", "poste.example", "mel.example"])}",
            $"0{(chance.Of(0.7) ? "6" : "2")} {chance.Digits(2)} {chance.Digits(2)} {chance.Digits(2)} {chance.Digits(2)}"
        );
    }

    static string Plain(string name) =>
        string.Concat(
            name.Normalize(System.Text.NormalizationForm.FormD)
                .ToLowerInvariant()
                .Where(c => char.IsAsciiLetter(c) || c == '.')
        );

    static IEnumerable<string> Rows(string file) =>
        File.ReadAllLines(file)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('|')[0]);
}
