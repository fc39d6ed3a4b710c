using Parvis.Scans.Reading;
using Parvis.Scans.Recognising;

namespace Parvis.ScansTests.Reading;

/// <summary>A page written line by line, as a recogniser would give it: 300 dots per inch, A4.</summary>
sealed class Sheet
{
    const int CharacterWidth = 20;
    const int LineHeight = 40;
    const int LineStep = 62;

    static readonly LetterContext Town = new()
    {
        Today = new DateOnly(2026, 11, 27),
        AddresseeNames = ["Mairie de Vaubreuil-sur-Orle"],
        AddresseeStreets = ["1 place de l'Hôtel-de-Ville"],
        AddresseeEmails = ["mairie@vaubreuil.example"],
        AddresseePhones = ["02 61 91 10 00"],
        ReferencePattern = @"\d{2}-\d{5,}-[A-Z0-9]",
    };

    readonly List<ScannedBlock> blocks = [];

    /// <summary>A block whose first line begins there, in pixels.</summary>
    public Sheet Put(int left, int top, params string[] lines)
    {
        blocks.Add(new ScannedBlock([.. lines.Select((text, i) => Line(text, left, top + i * LineStep))]));
        return this;
    }

    /// <summary>The town hall's address, where French letters have it.</summary>
    public Sheet ToTown() =>
        Put(1400, 560, "Mairie de Vaubreuil-sur-Orle", "1 place de l'Hôtel-de-Ville", "96250 Vaubreuil-sur-Orle");

    /// <summary>A greeting, sentences, a leave and who signs.</summary>
    public Sheet Says(string sentence, string signature) =>
        Put(240, 1200, "Madame, Monsieur,")
            .Put(240, 1300, sentence)
            .Put(240, 1420, "Veuillez recevoir, Madame, Monsieur, mes meilleures salutations.")
            .Put(1250, 1600, signature);

    public LetterReading Read() => LetterReader.Read([new ScannedPage(1, 2481, 3508, blocks)], Town);

    static ScannedLine Line(string text, int left, int top)
    {
        var words = new List<ScannedWord>();
        foreach (var word in text.Split(' '))
        {
            words.Add(new ScannedWord(word, new Box(left, top, word.Length * CharacterWidth, LineHeight), 95));
            left += (word.Length + 1) * CharacterWidth;
        }
        return new ScannedLine(words);
    }
}
