using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Administration.Imports;

public sealed class PartnerImporter(ParvisDbContext db) : IImporter
{
    const string Name = "nom";
    const string Kind = "nature";
    const string Competence = "compétences";
    const string Address = "adresse";
    const string Phone = "téléphone";
    const string Email = "courriel";
    const string Website = "site";
    const string Open = "en service";

    public string Slug => "organismes";

    public string Title => "Organismes partenaires";

    public string Matching => "Un organisme est reconnu à son nom.";

    public string? StarterFile => null;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Name, "Obligatoire.", "Rennes Métropole", nameof(PartnerAuthorityOptions.Name)) { Required = true },
            new(
                Kind,
                string.Join(", ", Enum.GetValues<PartnerKind>().Select(k => k.InFrench())) + ".",
                "Métropole ou intercommunalité"
            ),
            new(
                Competence,
                "De quoi il s'occupe, avec les mots que l'on dit au téléphone.",
                "Eau, déchets, transports"
            ),
            new(Address, "Numéro, voie, code postal, ville.", "4 avenue Henri-Fréville, 35000 Rennes"),
            new(Phone, "", "02 99 86 60 60"),
            new(Email, "", "contact@exemple.fr"),
            new(Website, "", "https://metropole.exemple.fr"),
            new(Open, "oui ou non : on peut lui transmettre des demandes.", "oui"),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var all = await db.Set<PartnerAuthority>().ToListAsync(cancellationToken);
        var known = new ImportLookup<PartnerAuthority>(_ => null, p => p.Name).AddAll(all);
        var lines = table.Rows.Select(row => Do(new LineReader(row), known)).ToList();
        return new ImportPlan(new ImportReport(lines, table.UnknownColumns), db.SaveChangesAsync);
    }

    ImportLine Do(LineReader line, ImportLookup<PartnerAuthority> known)
    {
        var name = line.Required(Name, 150);
        var found = known.FindRecord(code: null, name, line);
        var partner = found ?? new PartnerAuthority();
        var stored = PartnerAuthorityOptions.Of(partner);
        var options = stored with
        {
            Name = name,
            Kind = line.Choice(Kind, stored.Kind, OrganisationWords.InFrench),
            Competence = line.Text(Competence, stored.Competence, 1000),
            Address = line.Text(Address, stored.Address, 300),
            Phone = line.Text(Phone, stored.Phone, 40),
            Email = line.Email(Email, stored.Email),
            Website = line.Text(Website, stored.Website, 300),
            Active = line.YesNo(Open, stored.Active),
        };
        if (line.Problems.Count > 0)
            return line.Refused(name);
        var changes = stored.Describe().ChangesTo(options.Describe());
        if (found is null || changes is not null)
            partner.Edit(options);
        if (found is null)
            db.Add(partner);
        known.Take(partner, line);
        return line.Done(name, found is null, changes);
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<PartnerAuthority>()
            .AsNoTracking()
            .OrderBy(p => p.SortName)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(p =>
                (IReadOnlyList<string>)
                    [
                        p.Name,
                        p.Kind.InFrench(),
                        p.Competence,
                        p.Address,
                        p.Phone,
                        p.Email,
                        p.Website,
                        p.Active ? "oui" : "non",
                    ]
            ),
        ];
    }
}
