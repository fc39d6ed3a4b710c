using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Administration.Imports;

public sealed class AbsenceImporter(ParvisDbContext db) : IImporter
{
    const string Who = "agent";
    const string From = "du";
    const string Until = "au";
    const string StandIn = "remplaçant";

    public string Slug => "absences";

    public string Title => "Absences";

    public string Matching =>
        "Une absence est reconnue à l'agent et à son premier jour ; elle remplace celles qu'elle recouvre.";

    public string? StarterFile => null;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Who, "Son code, sinon son prénom et son nom ; obligatoire.", "Anne Morel") { Required = true },
            new(From, "Premier jour d'absence, jj/mm/aaaa ; obligatoire.", "03/08/2026") { Required = true },
            new(Until, "Dernier jour d'absence, jj/mm/aaaa ; obligatoire.", "21/08/2026", nameof(Until))
            {
                Required = true,
            },
            new(StandIn, "Code, sinon prénom et nom ; rien : personne.", "Karim Benali", nameof(Absence.StandInId)),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var agents = await db.Set<Agent>().AsSplitQuery().ToListAsync(cancellationToken);
        var work = new Work(
            new ImportLookup<Agent>(a => a.ExternalId, a => a.FullName).AddAll(agents),
            agents.ToDictionary(a => a.Id, a => a.FullName),
            []
        );
        var lines = table.Rows.Select(row => Do(new LineReader(row), work)).ToList();
        return new ImportPlan(new ImportReport(lines, table.UnknownColumns), db.SaveChangesAsync);
    }

    ImportLine Do(LineReader line, Work work)
    {
        line.Required(Who, 250);
        line.Required(From, 40);
        line.Required(Until, 40);
        var agent = work.Known.FindReference(Who, line);
        var standIn = work.Known.FindReference(StandIn, line);
        var (from, until) = (line.Date(From), line.Date(Until));
        var label = $"{agent?.FullName ?? line.Raw(Who)}, du {line.Raw(From)} au {line.Raw(Until)}";
        var replaced =
            agent?.Absences.Where(a => a.From <= until && a.Until >= from).OrderBy(a => a.From).ToList() ?? [];
        // Who stood in then may have left since.
        if (standIn is { Active: false } && replaced.TrueForAll(a => a.StandInId != standIn.Id))
            line.Refuse(StandIn, $"{standIn.FullName} n'est plus en poste.");
        if (line.Problems.Count > 0)
            return line.Refused(label);
        if (work.Said.FirstOrDefault(s => s.Who == agent && replaced.Contains(s.What)) is { } earlier)
        {
            line.Refuse(From, string.Create(CultureInfo.InvariantCulture, $"déjà absent à la ligne {earlier.Line}."));
            return line.Refused(label);
        }

        var same = replaced is [var only] ? only : replaced.Find(a => a.From == from);
        var absence = new Absence(from!.Value, until!.Value, line.Has(StandIn) ? standIn?.Id : same?.StandInId);
        var changes = replaced.Count == 0 ? null : Words(replaced, work).ChangesTo(Words([absence], work));
        try
        {
            if (replaced.Count == 0 || changes is not null)
                agent!.BeAbsent(absence.From, absence.Until, absence.StandInId);
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused, Columns);
            return line.Refused(label);
        }

        work.Said.Add(new Said(agent!, agent!.Absences.First(a => a.From == absence.From), line.Line));
        return line.Done(label, replaced.Count == 0, changes);
    }

    static Described Words(IReadOnlyCollection<Absence> absences, Work work) =>
        new Described()
            .Add("Absence", absences.Select(a => $"du {a.From.InFull()} au {a.Until.InFull()}"))
            .Add("Remplaçant", absences.Select(a => a.StandInId is { } id ? work.Names[id] : "personne").Distinct());

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var agents = await db.Set<Agent>()
            .AsNoTracking()
            .AsSplitQuery()
            .OrderBy(a => a.SortName)
            .ThenBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var keys = agents.ToDictionary(a => a.Id, a => a.ExternalId ?? a.FullName);
        return
        [
            .. agents
                .SelectMany(a => a.Absences.OrderBy(o => o.From), (a, absence) => (Agent: a, Absence: absence))
                .Select(x =>
                    (IReadOnlyList<string>)
                        [
                            keys[x.Agent.Id],
                            Written(x.Absence.From),
                            Written(x.Absence.Until),
                            x.Absence.StandInId is { } id ? keys[id] : "",
                        ]
                ),
        ];
    }

    static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    sealed record Work(ImportLookup<Agent> Known, Dictionary<Guid, string> Names, List<Said> Said);

    /// <summary>What a line of this file already said of an agent.</summary>
    sealed record Said(Agent Who, Absence What, int Line);
}
