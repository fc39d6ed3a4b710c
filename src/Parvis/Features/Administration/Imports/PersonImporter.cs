using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// People and organisations from the town's former software. Only those known to all are compared: a file must not
/// reveal who is known through a confidential circle.
/// </summary>
public sealed class PersonImporter(ParvisDbContext db, RequesterBulk bulk) : IImporter
{
    const string Civility = "civilité";
    const string FirstName = "prénom";
    const string Name = "nom";
    const string UsageName = "nom d'usage";
    const string Organisation = "organisme";
    const string BirthDate = "date de naissance";
    const string Phones = "téléphones";
    const string Emails = "courriels";
    const string Address = "adresse";
    const string Language = "langue";
    const int NamesAtOnce = 500;

    public string Slug => "usagers";

    public string Title => "Usagers";

    public string Matching =>
        "Un usager est reconnu à son nom avec sa date de naissance ou une coordonnée ; sa fiche reçoit les coordonnées qu'elle n'avait pas, le reste ne change pas.";

    public string? StarterFile => null;

    // Everybody's addresses are not handed out by one click.
    public bool Exports => false;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Civility, "Madame, Monsieur, ou rien.", "Madame"),
            new(FirstName, "", "Marie", nameof(RequesterOptions.FirstName)),
            new(
                Name,
                "Nom de naissance ; obligatoire pour une personne.",
                "Dupont",
                nameof(RequesterOptions.BirthName)
            ),
            new(
                UsageName,
                "S'il est différent ; c'est alors lui qui s'affiche.",
                "",
                nameof(RequesterOptions.UsageName)
            ),
            new(Organisation, "À la place d'un nom.", "", nameof(RequesterOptions.OrganisationName)),
            new(BirthDate, "jj/mm/aaaa.", "14/07/1962"),
            new(Phones, "Séparés par une barre.", "06 39 98 00 00", nameof(ContactKind.Phone)),
            new(Emails, "Séparés par une barre.", "marie.dupont@exemple.fr", nameof(ContactKind.Email)),
            new(Address, "Numéro, voie, code postal, ville.", "12 rue des Lilas, 35140 Saint-Aubin"),
            new(Language, "Deux lettres ; rien : français.", ""),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var read = table.Rows.Select(row => Read(new LineReader(row))).ToList();
        var known = await KnownAsync(read, cancellationToken);
        var created = new List<Requester>();
        var lines = read.ConvertAll(r => r.Person is null ? r.Line.Refused(r.Label) : Do(r, r.Person, known, created));
        return new ImportPlan(
            new ImportReport(lines, table.UnknownColumns),
            async writing =>
            {
                await db.SaveChangesAsync(writing);
                await bulk.AddAsync(created, writing);
            }
        );
    }

    public Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("People are not exported.");

    ReadLine Read(LineReader line)
    {
        var organisation = line.Raw(Organisation);
        var options = new RequesterOptions
        {
            Kind = organisation.Length > 0 ? RequesterKind.Organisation : RequesterKind.Person,
            OrganisationName = organisation,
            Civility = line.Text(Civility, stored: null, 20),
            FirstName = line.Raw(FirstName),
            BirthName = line.Raw(Name),
            UsageName = line.Raw(UsageName),
            PrefersUsageName = line.Raw(UsageName).Length > 0,
            BirthDate = line.Date(BirthDate),
            Language = Code(line),
            Contacts =
            [
                .. line.List(Phones, []).Select(p => new ContactOptions(ContactKind.Phone, p)),
                .. line.List(Emails, []).Select(e => new ContactOptions(ContactKind.Email, e)),
                new ContactOptions(ContactKind.Address, line.Raw(Address)),
            ],
        };
        var label = organisation.Length > 0 ? organisation : $"{line.Raw(FirstName)} {line.Raw(Name)}".Trim();
        Requester? person = null;
        try
        {
            person = Requester.Create(options);
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused, Columns);
        }

        return new ReadLine(line, label, line.Problems.Count > 0 ? null : person);
    }

    static ImportLine Do(ReadLine read, Requester person, KnownPeople known, List<Requester> created)
    {
        if (known.Find(person) is not { } found)
        {
            created.Add(person);
            known.Add(person);
            return read.Line.Done(person.DisplayName, created: true, changes: null);
        }

        var added = person.ContactPoints.Where(p => !found.ContactPoints.Any(f => IsSame(f, p))).ToList();
        foreach (var point in added)
            found.AddContact(new ContactOptions(point.Kind, point.Value));
        var changes = string.Join(" ; ", added.Select(p => $"{p.Kind.InFrench()} : {p.Value}"));
        return read.Line.Done(found.DisplayName, created: false, changes.Length > 0 ? changes : null);
    }

    async Task<KnownPeople> KnownAsync(List<ReadLine> lines, CancellationToken cancellationToken)
    {
        var known = new KnownPeople();
        var names = lines.Select(l => l.Person?.SortName).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var some in names.Chunk(NamesAtOnce))
        {
            var people = await db.Set<Requester>()
                .Include(r => r.ContactPoints)
                .Where(r => r.KnownToAll && r.MergedIntoId == null && some.Contains(r.SortName))
                .OrderBy(r => r.Id)
                .ToListAsync(cancellationToken);
            people.ForEach(known.Add);
        }

        return known;
    }

    static string? Code(LineReader line)
    {
        var text = line.Raw(Language);
        if (text.Length is not (0 or 2))
            line.Refuse(Language, $"« {text} » : écrivez deux lettres, comme fr, tr ou uk.");
        return text.Length == 2 ? text : null;
    }

    static bool IsSame(ContactPoint one, ContactPoint other) => one.Kind == other.Kind && one.Key == other.Key;

    sealed record ReadLine(LineReader Line, string Label, Requester? Person);

    /// <summary>Same name, and nothing that says it is somebody else.</summary>
    sealed class KnownPeople
    {
        readonly Dictionary<string, List<Requester>> byName = new(StringComparer.Ordinal);

        public void Add(Requester person)
        {
            if (!byName.TryGetValue(person.SortName, out var same))
                byName[person.SortName] = same = [];
            same.Add(person);
        }

        public Requester? Find(Requester person) =>
            byName
                .GetValueOrDefault(person.SortName)
                ?.Find(known => known.Kind == person.Kind && IsThem(known, person));

        static bool IsThem(Requester known, Requester person)
        {
            if (known.BirthDate is { } one && person.BirthDate is { } other)
                return one == other;
            return person.ContactPoints.Count == 0
                || person.ContactPoints.Any(p => known.ContactPoints.Any(k => IsSame(k, p)));
        }
    }
}
