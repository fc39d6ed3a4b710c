using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Administration.Imports;

public sealed class ServicePointImporter(ParvisDbContext db) : IImporter
{
    const string Code = "code";
    const string Name = "nom";
    const string Kind = "nature";
    const string Address = "adresse";
    const string Phone = "téléphone";
    const string Open = "ouvert au public";

    public string Slug => "lieux";

    public string Title => "Lieux d'accueil";

    public string Matching => "Un lieu est reconnu à son code, sinon à son nom.";

    public string? StarterFile => null;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Code, "Son code dans vos autres logiciels.", "HDV", nameof(ServicePointOptions.ExternalId)),
            new(Name, "Obligatoire.", "Hôtel de ville", nameof(ServicePointOptions.Name)) { Required = true },
            new(
                Kind,
                string.Join(", ", Enum.GetValues<ServicePointKind>().Select(k => k.InFrench())) + ".",
                "Hôtel de ville"
            ),
            new(Address, "Numéro, voie, code postal, ville.", "1 place de la Mairie"),
            new(Phone, "De l'accueil.", "02 40 00 00 00"),
            new(Open, "oui ou non.", "oui"),
            .. OpeningHours.Days.Select(d => new ImportColumn(
                Folding.Fold(d),
                "Horaires, rien si c'est fermé.",
                d is "Samedi" or "Dimanche" ? "" : "9h-12h, 13h30-17h",
                d
            )),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var all = await db.Set<ServicePoint>().ToListAsync(cancellationToken);
        var known = new ImportLookup<ServicePoint>(p => p.ExternalId, p => p.Name).AddAll(all);
        var lines = table.Rows.Select(row => Do(new LineReader(row), known, all)).ToList();
        return new ImportPlan(new ImportReport(lines, table.UnknownColumns), db.SaveChangesAsync);
    }

    ImportLine Do(LineReader line, ImportLookup<ServicePoint> known, List<ServicePoint> all)
    {
        var name = line.Required(Name, 150);
        var found = known.FindRecord(line.Raw(Code), name, line);
        var point = found ?? new ServicePoint();
        var stored = ServicePointOptions.Of(point);
        var options = stored with
        {
            Name = name,
            ExternalId = line.Text(Code, stored.ExternalId, 80),
            Kind = line.Choice(Kind, stored.Kind, OrganisationWords.InFrench),
            Address = line.Text(Address, stored.Address, 300),
            Phone = line.Text(Phone, stored.Phone, 40),
            Active = line.YesNo(Open, stored.Active),
            Hours = Hours(line, stored),
        };
        if (line.Problems.Count > 0)
            return line.Refused(name);
        // Tried on a copy: a refusal must leave the stored record untouched.
        try
        {
            options.ApplyTo(new ServicePoint());
            ServicePointRules.Check(point, options, all);
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused, Columns);
            return line.Refused(name);
        }

        var changes = stored.Describe().ChangesTo(options.Describe());
        if (found is null)
        {
            db.Add(point);
            all.Add(point);
        }

        if (found is null || changes is not null)
            options.ApplyTo(point);
        if (found is not null && changes is not null)
            db.Entry(point).State = EntityState.Modified;
        known.Take(point, line);
        return line.Done(name, found is null, changes);
    }

    static List<OpeningInterval> Hours(LineReader line, ServicePointOptions stored)
    {
        var hours = new List<OpeningInterval>();
        foreach (var (index, day) in OpeningHours.Days.Index())
        {
            var column = Folding.Fold(day);
            if (!line.Has(column))
            {
                hours.AddRange(stored.Hours.Where(h => h.Day == index + 1));
                continue;
            }

            try
            {
                hours.AddRange(OpeningHours.Parse(index + 1, line.Raw(column)));
            }
            catch (RefusedException refused)
            {
                line.Refuse(column, refused.Message);
            }
        }

        return hours;
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return
        [
            .. all.Select(p =>
                (IReadOnlyList<string>)
                    [
                        p.ExternalId ?? "",
                        p.Name,
                        p.Kind.InFrench(),
                        p.Address,
                        p.Phone,
                        p.Active ? "oui" : "non",
                        .. Enumerable.Range(1, 7).Select(day => OpeningHours.InWords(p.Hours, day)),
                    ]
            ),
        ];
    }
}
