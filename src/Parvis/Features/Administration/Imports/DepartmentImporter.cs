using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Administration.Imports;

public sealed class DepartmentImporter(ParvisDbContext db) : IImporter
{
    const string Code = "code";
    const string Name = "nom";
    const string Parent = "dépend de";
    const string Point = "lieu d'accueil";
    const string Address = "adresse";
    const string Phone = "téléphone";
    const string Email = "courriel";
    const string Open = "ouvert";

    public string Slug => "services";

    public string Title => "Services";

    public string Matching => "Un service est reconnu à son code, sinon à son nom.";

    public string? StarterFile => "services.csv";

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Code, "Son code dans vos autres logiciels.", "VOI", nameof(DepartmentOptions.ExternalId)),
            new(Name, "Obligatoire.", "Voirie", nameof(DepartmentOptions.Name)) { Required = true },
            new(Parent, "Code ou nom du service au-dessus.", "Services techniques", nameof(DepartmentOptions.ParentId)),
            new(Point, "Nom d'un lieu d'accueil déjà créé."),
            new(Address, "Sur ses réponses.", "1 place de la Mairie"),
            new(Phone, "Sur ses réponses.", "02 40 00 00 10"),
            new(Email, "Sur ses réponses.", "voirie@exemple.fr"),
            new(Open, "oui ou non.", "oui", nameof(DepartmentOptions.Active)),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var all = await db.Set<Department>().ToListAsync(cancellationToken);
        var points = await db.Set<ServicePoint>().ToListAsync(cancellationToken);
        var known = new ImportLookup<Department>(d => d.ExternalId, d => d.Name).AddAll(all);
        var places = new ImportLookup<ServicePoint>(p => p.ExternalId, p => p.Name).AddAll(points);
        var lines = ParentsFirst
            .Order(table.Rows, Parent)
            .Select(row => Do(new LineReader(row), known, places, all, points))
            .ToList();
        var report = new ImportReport([.. lines.OrderBy(l => l.Number)], table.UnknownColumns);
        return new ImportPlan(report, db.SaveChangesAsync);
    }

    ImportLine Do(
        LineReader line,
        ImportLookup<Department> known,
        ImportLookup<ServicePoint> places,
        List<Department> all,
        List<ServicePoint> points
    )
    {
        var name = line.Required(Name, 150);
        var found = known.FindRecord(line.Raw(Code), name, line);
        var department = found ?? new Department();
        var stored = DepartmentOptions.Of(department);
        var parent = known.FindReference(Parent, line);
        var point = places.FindReference(Point, line);
        var options = stored with
        {
            Name = name,
            ExternalId = line.Text(Code, stored.ExternalId, 80),
            ParentId = line.Has(Parent) ? parent?.Id : stored.ParentId,
            ServicePointId = line.Has(Point) ? point?.Id : stored.ServicePointId,
            Address = line.Text(Address, stored.Address, 300),
            Phone = line.Text(Phone, stored.Phone, 40),
            Email = line.Email(Email, stored.Email),
            Active = line.YesNo(Open, stored.Active),
        };
        if (line.Problems.Count == 0)
        {
            try
            {
                DepartmentRules.Check(department, options, all);
            }
            catch (RefusedException refused)
            {
                line.Refuse(refused, Columns);
            }
        }

        if (line.Problems.Count > 0)
            return line.Refused(name);
        var names = new OrganisationSnapshot(all, [], points, []);
        var changes = stored.Describe(names).ChangesTo(options.Describe(names));
        if (found is null || changes is not null)
            department.Edit(options);
        if (found is null)
        {
            db.Add(department);
            all.Add(department);
        }

        known.Take(department, line);
        return line.Done(name, found is null, changes);
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken);
        var points = await db.Set<ServicePoint>().AsNoTracking().ToListAsync(cancellationToken);
        var names = new OrganisationSnapshot(all, [], points, []);
        var codes = all.ToDictionary(d => d.Id, d => d.ExternalId);
        return
        [
            .. names.Departments.Select(d =>
                (IReadOnlyList<string>)
                    [
                        codes[d.Id] ?? "",
                        d.Name,
                        d.ParentId is { } above && codes[above] is { Length: > 0 } code
                            ? code
                            : names.DepartmentName(d.ParentId),
                        names.ServicePoint(d.ServicePointId)?.Name ?? "",
                        d.Address,
                        d.Phone,
                        d.Email,
                        d.Active ? "oui" : "non",
                    ]
            ),
        ];
    }
}
