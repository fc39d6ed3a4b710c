using Parvis.LetterBench.Making;
using Parvis.Scans.Matching;
using Parvis.Scans.Reading;

namespace Parvis.LetterBench.Measuring;

/// <summary>Reads the scans of one half and compares.</summary>
sealed class Measure(string repository, ReadScans scans)
{
    static readonly LetterContext Context = new()
    {
        Today = LetterWriter.Today,
        AddresseeNames = ["Mairie de Vaubreuil-sur-Orle"],
        AddresseeStreets = ["1 place de l'Hôtel-de-Ville"],
        AddresseeEmails = ["mairie@vaubreuil.example"],
        AddresseePhones = ["02 61 91 10 00"],
        ReferencePattern = @"\d{2}-\d{5,}-[A-Z0-9]",
    };

    readonly TopicRanking topics = new(
        TopicSheets
            .Read(repository)
            .Select(sheet => new LetterTopic(sheet.Name, sheet.Name) { Synonyms = sheet.Synonyms })
    );

    public async Task<IReadOnlyList<LetterScore>> RunAsync(IReadOnlyList<MadeLetter> letters)
    {
        var town = TownOfMany.Of(repository, letters);
        var scores = new List<LetterScore>();
        foreach (var letter in letters)
        {
            var scan = await scans.ReadAsync(letter);
            var reading = LetterReader.Read([scan.Read.Page], Context);
            scores.Add(
                new LetterScore(letter, scan, reading)
                {
                    People = new PeopleRanking(reading).Rank(town),
                    Topics = topics.Rank(reading.Body, reading.Object?.Value, reading.Language),
                }
            );
        }
        return scores;
    }
}
