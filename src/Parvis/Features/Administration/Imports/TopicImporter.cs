using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration.Imports;

public sealed class TopicImporter(ParvisDbContext db, TopicCircles topicCircles) : IImporter
{
    const string Code = "code";
    const string Name = "nom";
    const string Parent = "rangé sous";
    const string Kind = "nature";
    const string Owner = "service";
    const string Target = "délai";
    const string FirstAnswer = "première réponse";
    const string Synonyms = "synonymes";
    const string Answer = "réponse";
    const string Documents = "pièces";
    const string CircleName = "cercle";
    const string Open = "ouvert";

    public string Slug => "sujets";

    public string Title => "Sujets";

    public string Matching => "Un sujet est reconnu à son code, sinon à son nom.";

    public string? StarterFile => "sujets.csv";

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(Code, "Son code dans vos autres logiciels.", "VOI-01", nameof(TopicOptions.ExternalId)),
            new(Name, "Obligatoire.", "Lampadaire en panne", nameof(TopicOptions.Name)) { Required = true },
            new(Parent, "Code ou nom du sujet au-dessus.", "Voirie", nameof(TopicOptions.ParentId)),
            new(Kind, string.Join(", ", Enum.GetValues<TopicKind>().Select(k => k.InFrench())) + ".", "Signalement"),
            new(Owner, "Code ou nom du service qui répond ; rien : le pilote.", "Voirie"),
            new(
                Target,
                "Jours ouvrés pour répondre ; rien : le délai par défaut.",
                "5",
                nameof(TopicOptions.TargetDays)
            ),
            new(
                FirstAnswer,
                "Jours ouvrés pour un premier mot d'un agent ; rien : comme la commune.",
                "2",
                nameof(TopicOptions.FirstAnswerDays)
            ),
            .. TopicReminderColumns.Columns,
            .. TopicLegalColumns.Columns,
            new(Synonyms, "Séparés par une barre.", "éclairage | ampoule grillée"),
            new(Answer, "Ce que l'accueil peut dire aussitôt.", ""),
            new(Documents, "Pièces à demander, séparées par une barre.", ""),
            new(
                TopicTemplates.Column,
                "Nom d'un modèle de réponse de ce sujet, déjà créé : il en devient la réponse habituelle."
            ),
            new(CircleName, "Nom d'un cercle déjà créé, si le sujet est confidentiel.", ""),
            new(Open, "oui ou non.", "oui"),
        ];

    public async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken)
    {
        var all = await db.Set<Topic>().AsSplitQuery().ToListAsync(cancellationToken);
        var departments = await db.Set<Department>().ToListAsync(cancellationToken);
        var circles = await db.Set<Circle>().ToListAsync(cancellationToken);
        var names = new OrganisationSnapshot(
            departments,
            [],
            [],
            [
                .. circles.Select(c => new CircleEntry(
                    c.Id,
                    c.Name,
                    c.TransferPhone,
                    c.Members.Select(m => m.AgentId).ToHashSet()
                )),
            ]
        );
        var work = new Work(
            all,
            names,
            new ImportLookup<Topic>(t => t.ExternalId, t => t.Name).AddAll(all),
            new ImportLookup<Department>(d => d.ExternalId, d => d.Name).AddAll(departments),
            new ImportLookup<Circle>(_ => null, c => c.Name).AddAll(circles),
            new TopicTemplates(await db.Set<ReplyTemplate>().ToListAsync(cancellationToken), all)
        );
        var formerCircles = TopicCircles.Of(all);
        var lines = ParentsFirst.Order(table.Rows, Parent).Select(row => Do(new LineReader(row), work)).ToList();
        return new ImportPlan(
            new ImportReport([.. lines.OrderBy(l => l.Number)], table.UnknownColumns),
            async writing =>
            {
                await db.SaveChangesAsync(writing);
                await topicCircles.FollowAsync(formerCircles, all, writing);
            }
        );
    }

    ImportLine Do(LineReader line, Work work)
    {
        var name = line.Required(Name, 150);
        var found = work.Known.FindRecord(line.Raw(Code), name, line);
        var topic = found ?? new Topic();
        var stored = TopicDraft.Of(topic);
        var draft = Read(line, name, stored, work);
        var template = work.Templates.Read(line, topic, draft.Options);
        if (line.Problems.Count == 0)
        {
            try
            {
                TopicRules.Check(topic, draft.Options, work.All);
            }
            catch (RefusedException refused)
            {
                line.Refuse(refused, Columns);
            }
        }

        if (line.Problems.Count > 0)
            return line.Refused(name);
        var tree = new TopicTree(work.All);
        var changes = TopicTemplates
            .Describe(stored.Describe(tree, work.Names), work.Templates.Of(topic))
            .ChangesTo(TopicTemplates.Describe(draft.Describe(tree, work.Names), template));
        if (found is null || changes is not null)
        {
            draft.ApplyTo(topic);
            work.Templates.Set(topic, template);
            TopicRules.ShareCircle(topic, work.All, stored.Options.CircleId);
        }

        if (found is null)
        {
            db.Add(topic);
            work.All.Add(topic);
        }
        else if (changes is not null)
        {
            db.Entry(topic).State = EntityState.Modified;
        }

        work.Known.Take(topic, line);
        return line.Done(name, found is null, changes);
    }

    static TopicDraft Read(LineReader line, string name, TopicDraft stored, Work work)
    {
        var parent = work.Known.FindReference(Parent, line);
        var owner = work.Departments.FindReference(Owner, line);
        var circle = work.Circles.FindReference(CircleName, line);
        var parentId = line.Has(Parent) ? parent?.Id : stored.Options.ParentId;
        var circleId = line.Has(CircleName) ? circle?.Id : stored.Options.CircleId;
        var synonyms = line.List(Synonyms, stored.Synonyms);
        if (synonyms.Any(s => s.Length > 150))
            line.Refuse(Synonyms, "un synonyme a 150 signes au plus.");
        var documents = line.List(Documents, stored.Documents);
        if (documents.Any(d => d.Length > 300))
            line.Refuse(Documents, "une pièce a 300 signes au plus.");
        return new TopicDraft(
            stored.Options with
            {
                Name = name,
                ExternalId = line.Text(Code, stored.Options.ExternalId, 80),
                ParentId = parentId,
                Kind = line.Choice(Kind, stored.Options.Kind, TopicWords.InFrench),
                DepartmentId = line.Has(Owner) ? owner?.Id : stored.Options.DepartmentId,
                TargetDays = line.Number(Target, stored.Options.TargetDays, 1, 366),
                FirstAnswerDays = line.Number(FirstAnswer, stored.Options.FirstAnswerDays, 1, 366),
                Reminders = TopicReminderColumns.Read(line, stored.Options.Reminders),
                StatutoryLimit = TopicLegalColumns.Read(line, stored.Options.StatutoryLimit),
                FirstLevelAnswer = line.Text(Answer, stored.Options.FirstLevelAnswer, 4000),
                CircleId = circleId ?? TopicRules.CircleAbove(parentId, work.All),
                Active = line.YesNo(Open, stored.Options.Active),
            },
            [.. synonyms.DistinctBy(Folding.Fold).Order(StringComparer.CurrentCulture)],
            documents
        );
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<Topic>().AsNoTracking().AsSplitQuery().OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var departments = await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken);
        var circles = await db.Set<Circle>().AsNoTracking().ToListAsync(cancellationToken);
        var templates = new TopicTemplates(
            await db.Set<ReplyTemplate>().AsNoTracking().ToListAsync(cancellationToken),
            all
        );
        var byId = all.ToDictionary(t => t.Id);
        var owners = departments.ToDictionary(d => d.Id, d => d.ExternalId ?? d.Name);
        return
        [
            .. new TopicTree(all)
                .All.Select(entry => byId[entry.Id])
                .Select(topic =>
                {
                    var draft = TopicDraft.Of(topic);
                    var above = topic.ParentId is { } id ? byId[id] : null;
                    return (IReadOnlyList<string>)
                        [
                            topic.ExternalId ?? "",
                            topic.Name,
                            above?.ExternalId ?? above?.Name ?? "",
                            topic.Kind.InFrench(),
                            topic.DepartmentId is { } owner ? owners[owner] : "",
                            $"{topic.TargetDays}",
                            $"{topic.FirstAnswerDays}",
                            .. TopicReminderColumns.Write(topic.Reminders),
                            .. TopicLegalColumns.Write(topic.StatutoryLimit),
                            string.Join(" | ", draft.Synonyms),
                            topic.FirstLevelAnswer,
                            string.Join(" | ", draft.Documents),
                            templates.Of(topic)?.Name ?? "",
                            circles.Find(c => c.Id == topic.CircleId)?.Name ?? "",
                            topic.Active ? "oui" : "non",
                        ];
                }),
        ];
    }

    sealed record Work(
        List<Topic> All,
        OrganisationSnapshot Names,
        ImportLookup<Topic> Known,
        ImportLookup<Department> Departments,
        ImportLookup<Circle> Circles,
        TopicTemplates Templates
    );
}
