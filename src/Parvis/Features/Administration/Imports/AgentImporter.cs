using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Administration.Imports;

public sealed class AgentImporter(ParvisDbContext db) : IImporter
{
    const string Code = "code";
    const string FirstName = "prénom";
    const string LastName = "nom";
    const string Function = "fonction";
    const string Email = "courriel";
    const string Phone = "téléphone";
    const string Departments = "services";
    const string Active = "en poste";

    public string Slug => "agents";

    public string Title => "Agents";

    public string Matching => "Un agent est reconnu à son code, sinon à son prénom et son nom.";

    public string? StarterFile => null;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Code, "Son matricule.", "1042", nameof(AgentOptions.ExternalId)),
            new(FirstName, "", "Anne", nameof(AgentOptions.FirstName)),
            new(LastName, "Obligatoire.", "Morel", nameof(AgentOptions.LastName)) { Required = true },
            new(Function, "Telle qu'elle figure sur ses réponses.", "instructrice voirie"),
            new(Email, "", "anne.morel@exemple.fr"),
            new(Phone, "", "02 40 00 00 11"),
            new(
                Departments,
                "Nom ou code d'un service, et le rôle entre parenthèses (Accueil, Instruction ou Responsable) ; plusieurs séparés par une barre.",
                "Voirie (Responsable) | Propreté (Instruction)",
                nameof(Agent.Memberships)
            ),
            new(Active, "oui ou non.", "oui"),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var departments = await db.Set<Department>().ToListAsync(cancellationToken);
        var agents = await db.Set<Agent>().AsSplitQuery().ToListAsync(cancellationToken);
        var names = new OrganisationSnapshot(departments, [], [], []);
        var places = new ImportLookup<Department>(d => d.ExternalId, d => d.Name).AddAll(departments);
        var known = new ImportLookup<Agent>(a => a.ExternalId, a => a.FullName).AddAll(agents);
        var lines = table.Rows.Select(row => Do(new LineReader(row), known, places, names)).ToList();
        return new ImportPlan(new ImportReport(lines, table.UnknownColumns), db.SaveChangesAsync);
    }

    ImportLine Do(
        LineReader line,
        ImportLookup<Agent> known,
        ImportLookup<Department> places,
        OrganisationSnapshot names
    )
    {
        var lastName = line.Required(LastName, 80);
        var label = $"{line.Raw(FirstName)} {lastName}".Trim();
        var found = known.FindRecord(line.Raw(Code), label, line);
        var agent = found ?? new Agent();
        var stored = AgentOptions.Of(agent);
        var options = stored with
        {
            FirstName = line.Text(FirstName, stored.FirstName, 80),
            LastName = lastName,
            ExternalId = line.Text(Code, stored.ExternalId, 80),
            Function = line.Text(Function, stored.Function, 150),
            Email = line.Email(Email, stored.Email),
            Phone = line.Text(Phone, stored.Phone, 40),
            Active = line.YesNo(Active, stored.Active),
        };
        if (!options.Active && agent is { Active: true, AccountId: not null })
            line.Refuse(Active, "cet agent a un compte : retirez-le depuis sa fiche.");
        var memberships = Memberships(line, agent, places);
        if (line.Problems.Count > 0)
            return line.Refused(label);
        var changes = stored.Describe(agent.Memberships, names).ChangesTo(options.Describe(memberships, names));
        if (found is null || changes is not null)
        {
            agent.Edit(options);
            agent.SetMemberships(memberships);
        }

        if (found is null)
            db.Add(agent);
        else if (changes is not null)
            db.Entry(agent).State = EntityState.Modified;
        known.Take(agent, line);
        return line.Done(label, found is null, changes);
    }

    static List<Membership> Memberships(LineReader line, Agent agent, ImportLookup<Department> places)
    {
        if (!line.Has(Departments))
            return [.. agent.Memberships];
        var memberships = new List<Membership>();
        foreach (var text in line.List(Departments, []))
        {
            var (name, role) = Split(text, line);
            var one = new LineReader(
                new ImportRow(
                    line.Line,
                    new Dictionary<string, string>(StringComparer.Ordinal) { [Departments] = name }
                )
            );
            if (places.FindReference(Departments, one) is { } department)
            {
                if (memberships.Exists(m => m.DepartmentId == department.Id))
                    line.Refuse(Departments, $"« {name} » figure deux fois.");
                else
                    memberships.Add(new Membership(department.Id, role));
            }

            foreach (var problem in one.Problems)
                line.Refuse(problem.Column, problem.Sentence);
        }

        return memberships;
    }

    /// <summary>« Voirie (Responsable) »; without parentheses, a case handler.</summary>
    static (string Name, DepartmentRole Role) Split(string text, LineReader line)
    {
        var open = text.LastIndexOf('(');
        if (open < 0 || !text.EndsWith(')'))
            return (text, DepartmentRole.CaseHandler);
        var role = Folding.Fold(text[(open + 1)..^1]);
        foreach (var known in Enum.GetValues<DepartmentRole>())
        {
            if (Folding.Fold(known.InFrench()) == role)
                return (text[..open].Trim(), known);
        }

        line.Refuse(Departments, $"« {text} » : le rôle est Accueil, Instruction ou Responsable.");
        return (text[..open].Trim(), DepartmentRole.CaseHandler);
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var departments = await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken);
        var names = new OrganisationSnapshot(departments, [], [], []);
        var agents = await db.Set<Agent>()
            .AsNoTracking()
            .AsSplitQuery()
            .OrderBy(a => a.SortName)
            .ThenBy(a => a.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. agents.Select(a =>
                (IReadOnlyList<string>)
                    [
                        a.ExternalId ?? "",
                        a.FirstName,
                        a.LastName,
                        a.Function,
                        a.Email,
                        a.Phone,
                        string.Join(
                            " | ",
                            names
                                .InOrder(a.Memberships)
                                .Select(m => $"{names.DepartmentName(m.DepartmentId)} ({m.Role.InFrench()})")
                        ),
                        a.Active ? "oui" : "non",
                    ]
            ),
        ];
    }
}
