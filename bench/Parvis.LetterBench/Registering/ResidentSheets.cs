using Microsoft.EntityFrameworkCore;
using Parvis.Features.Administration.Imports;
using Parvis.Features.Requesters;
using Parvis.LetterBench.Making;
using Parvis.LetterBench.Measuring;
using Parvis.Scans.Matching;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>The people of <see cref="TownOfMany"/>, brought into the town as its former software would give them: a file to import.</summary>
sealed class ResidentSheets(string repository, IReadOnlyList<MadeLetter> letters)
{
    static readonly string[] Columns = ["prénom", "nom", "organisme", "téléphones", "courriels", "adresse"];

    readonly IReadOnlyList<KnownPerson> people = TownOfMany.Of(repository, letters);

    /// <summary>Through the page of imports; gives what it says of them.</summary>
    public async Task<string> ImportAsync(TownClient administrator)
    {
        var page = await administrator.GetPageAsync(ImportLinks.Of("usagers"));
        var file = CsvExport.Write([Columns, .. people.Select(Row)]);
        var trial = await page.SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile("usagers.csv", file, CsvExport.ContentType))
        );
        var said = trial.Rows(".card strong")[0];
        await trial.SubmitAsync(trial.FindButtonOrNull("Importer") ?? "Importer les lignes correctes");
        return said;
    }

    /// <summary>
    /// Public ids of the sheet of who wrote each letter. There are several where the town has two sheets that nothing
    /// tells apart.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> WritersAsync(TownProcess town)
    {
        var sheets = await town.DatabaseAsync(db =>
            db.Set<Requester>().AsNoTracking().Include(r => r.ContactPoints).ToListAsync()
        );
        var byName = sheets.ToLookup(sheet => sheet.DisplayName, StringComparer.Ordinal);
        var writers = people.Where(person => !person.Id.StartsWith('p')).ToDictionary(person => person.Id, Of);
        return writers.FirstOrDefault(writer => writer.Value.Count == 0) is { Key: { } nobody }
            ? throw new UnexpectedAnswerException($"The writer of {nobody} has no sheet.")
            : writers;

        IReadOnlySet<string> Of(KnownPerson person) =>
            byName[Name(person)]
                .Where(sheet => IsOf(sheet, person))
                .Select(sheet => sheet.PublicId)
                .ToHashSet(StringComparer.Ordinal);
    }

    string[] Row(KnownPerson person) =>
        [
            person.FirstName,
            person.LastName,
            person.Organisation,
            string.Join('|', person.Phones),
            string.Join('|', person.Emails),
            Address(person),
        ];

    string Address(KnownPerson person)
    {
        var postcode = person.Postcodes[0];
        var town = letters.FirstOrDefault(letter => letter.Sender.Postcode == postcode)?.Sender.Town;
        return string.Join(", ", person.Streets.Append($"{postcode} {town ?? TownPeople.Town}"));
    }

    bool IsOf(Requester sheet, KnownPerson person)
    {
        return Holds(Address(person)) && person.Emails.All(Holds) && person.Phones.All(Holds);

        bool Holds(string value) => sheet.ContactPoints.Any(point => point.Value == value);
    }

    static string Name(KnownPerson person) =>
        person.Organisation.Length > 0 ? person.Organisation : $"{person.FirstName} {person.LastName}";
}
