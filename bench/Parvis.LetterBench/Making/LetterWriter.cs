using System.Globalization;

namespace Parvis.LetterBench.Making;

/// <summary>Writes what each letter says, and thereby what must be read of it.</summary>
sealed class LetterWriter(string repository, int half, int seed)
{
    public const int Layouts = 14;

    /// <summary>The day on which the letters are registered.</summary>
    public static readonly DateOnly Today = new(2026, 11, 27);

    static readonly string[] Fonts =
    [
        "Liberation Serif",
        "Liberation Sans",
        "Carlito",
        "Caladea",
        "EB Garamond",
        "Lato",
        "Open Sans",
        "Courier Prime",
        "DejaVu Sans",
        "DejaVu Serif",
        "Roboto Slab",
        "Liberation Mono",
        "Comic Neue",
    ];

    readonly Chance chance = new(seed);
    readonly TownPeople people = new(repository);
    readonly IReadOnlyList<TopicSheet> topics = TopicSheets.Read(repository);
    readonly Dictionary<string, List<string>> words = ReadWords(repository);

    public IReadOnlyList<MadeLetter> Write(int count) => [.. Enumerable.Range(0, count).Select(Letter)];

    MadeLetter Letter(int index)
    {
        var foreign = index % 8 == 7 ? ForeignLetters.All[half][index / 8 % ForeignLetters.All[half].Length] : null;
        var topic = foreign is null ? topics[(index * 7 + half * 3) % topics.Count] : null;
        var sender = new SenderMaker(people, chance).Make(index, foreign?.Language ?? "fr");
        var date = Today.AddDays(-1 - chance.Below(25));
        var language = foreign?.Language ?? "fr";
        var arrival = chance.Of(0.4) ? date.AddDays(1 + chance.Below(6)) : (DateOnly?)null;
        if (arrival > Today)
            arrival = Today;
        var handwritten = index % 20 == 11;
        return new MadeLetter
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{(half == 0 ? 'a' : 'b')}{index + 1:000}"),
            Layout = sender.Organisation.Length > 0 ? SenderMaker.Layout(index) : index % Layouts,
            Font = handwritten ? chance.One(["Breip", "Dancing Script"]) : chance.One(Fonts),
            Damage = (Damage)(index % 3 == 0 ? 0 : 1 + chance.Below(6)),
            Turn = index % 9 == 4 ? chance.One([90, 180, 270]) : 0,
            Language = language,
            Topic = topic?.Name ?? foreign!.Topic,
            Sender = sender,
            Date = date,
            DateText = DateWords.Heading(date, language, sender.Town, chance),
            Arrival = arrival,
            ArrivalText = arrival is { } day ? Stamp(day) : "",
            Object = foreign?.Object ?? (chance.Of(0.65) ? Fill(chance.One(topic!.Subjects)) : ""),
            Reference = chance.Of(0.15) ? $"26-{10000 + chance.Below(80000)}-K" : "",
            Registered = chance.Of(0.12) ? Registered() : "",
            Opening = foreign?.Opening ?? Phrases.Opening(half, chance),
            Paragraphs = foreign is null ? Body(topic!) : foreign.Paragraphs,
            Closing = foreign?.Closing ?? Phrases.Closing(half, chance),
        };
    }

    List<string> Body(TopicSheet topic)
    {
        var bodies = topic.Bodies.Where((_, index) => topic.Bodies.Count == 1 || index % 2 == half).ToList();
        var paragraphs = new List<string> { $"{Phrases.First(half, chance)} {Fill(chance.One(bodies))}".Trim() };
        if (topic.Details.Count > 0)
            paragraphs.Add(Fill(chance.One(topic.Details)));
        if (chance.Of(0.45))
            paragraphs.Add(Fill(Phrases.Decoy(half, chance)));
        paragraphs.Add(Phrases.Last(half, chance));
        return paragraphs;
    }

    string Fill(string phrase)
    {
        var text = chance.Expand(phrase, Word).Replace("  ", " ", StringComparison.Ordinal).Trim();
        return text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    string Word(string name) =>
        name switch
        {
            "rue" => people.Street(chance),
            "lieu" => $"{people.Street(chance)}, à hauteur du n° {1 + chance.Below(90)}",
            "numéro" => (1 + chance.Below(90)).ToString(CultureInfo.InvariantCulture),
            "e" => "",
            "naissance" => DateWords.Inside(
                new DateOnly(1940 + chance.Below(60), 1, 1).AddDays(chance.Below(360)),
                chance
            ),
            "passé" => DateWords.Inside(Today.AddDays(-60 - chance.Below(200)), chance),
            "futur" => DateWords.Inside(Today.AddDays(10 + chance.Below(80)), chance),
            _ => words.TryGetValue(name, out var choices) ? chance.One(choices) : "",
        };

    string Stamp(DateOnly day) =>
        chance.One([
            $"COURRIER ARRIVÉ|{day.ToString("dd MMM yyyy", CultureInfo.GetCultureInfo("fr-FR")).ToUpperInvariant()}",
            $"ARRIVÉ LE|{day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}|MAIRIE DE VAUBREUIL",
            $"MAIRIE DE VAUBREUIL|Reçu le {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}",
            $"ARRIVÉE|{day.ToString("dd.MM.yy", CultureInfo.InvariantCulture)}|SECRÉTARIAT GÉNÉRAL",
        ]);

    string Registered()
    {
        var kind = chance.One(["1A", "2C", "2D", "1B"]);
        return $"{kind} {chance.Digits(3)} {chance.Digits(3)} {chance.Digits(4)} {chance.Digits(1)}";
    }

    static Dictionary<string, List<string>> ReadWords(string repository) =>
        File.ReadAllText(Path.Combine(repository, "src/Parvis/Demo/Content/words.txt"))
            .Split("[[", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToDictionary(lines => lines[0].TrimEnd(']'), lines => lines.Skip(1).ToList(), StringComparer.Ordinal);
}
