using System.Globalization;
using Parvis.Data;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Topics;

namespace Parvis.Demo;

/// <summary>
/// Reads <c>Content/topics/*.txt</c>: « # family », « ## topic », then « key: value » lines that may repeat. Some keys
/// describe the topic, the others are what residents and agents write about it.
/// </summary>
sealed class TopicSheets(DemoTown town, Chance chance)
{
    readonly List<(string Department, Guid TopicId)> families = [];

    /// <summary>The families of topics that a department answers for; what a delegation is about.</summary>
    public IEnumerable<Guid> FamiliesOf(string department) =>
        families.Where(f => f.Department == department).Select(f => f.TopicId);

    public IReadOnlyList<TopicSheet> Read(ParvisDbContext db)
    {
        var sheets = new List<TopicSheet>();
        foreach (var file in DemoContent.Names("topics"))
        {
            Topic? family = null;
            Dictionary<string, string> inherited = new(StringComparer.Ordinal);
            foreach (var block in DemoContent.Blocks(file))
            {
                var topic = RowIds<Topic, Guid>.Set(new Topic(), chance.Guid());
                if (block.IsFamily)
                {
                    inherited = block.Lines.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
                    topic.Edit(new TopicOptions { Name = block.Title, Active = true });
                    family = topic;
                    if (inherited.TryGetValue("dept", out var department))
                        families.Add((department, topic.Id));
                }
                else
                {
                    var sheet = new TopicSheet(topic, block.Lines.ToLookup(l => l.Key, l => l.Value), inherited);
                    Describe(topic, block.Title, sheet, family!.Id);
                    sheets.Add(sheet);
                    if (sheet.Partner is { } partner)
                        db.Add(CompetenceOf(topic, partner));
                }

                db.Add(topic);
            }
        }

        return sheets;
    }

    /// <summary>An example, which the town has not looked up.</summary>
    Competence CompetenceOf(Topic topic, TopicPartner partner) =>
        RowIds<Competence, Guid>.Set(
            new Competence
            {
                TopicId = topic.Id,
                PartnerId = town.Partner(partner.Name),
                Place = partner.Place,
            },
            chance.Guid()
        );

    void Describe(Topic topic, string title, TopicSheet sheet, Guid familyId)
    {
        topic.Edit(
            new TopicOptions
            {
                Name = title,
                ParentId = familyId,
                Kind = Enum.Parse<TopicKind>(sheet.One("kind")),
                DepartmentId = sheet.Department.Length == 0 ? null : town.Department(sheet.Department).Id,
                TargetDays = Days("days"),
                FirstAnswerDays = Days("word"),
                StatutoryLimit = sheet.StatutoryLimit,
                FirstLevelAnswer = sheet.One("first").Replace('¶', '\n'),
                CircleId = town.CircleId(sheet.One("circle")),
            }
        );
        topic.SetSynonyms(sheet.One("synonyms").Split(','));
        topic.SetDocuments(sheet.All("doc"));

        int? Days(string line) =>
            sheet.One(line) is { Length: > 0 } days ? int.Parse(days, CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>A topic and everything said about it in the town.</summary>
sealed class TopicSheet(Topic topic, ILookup<string, string> lines, IReadOnlyDictionary<string, string> inherited)
{
    readonly Dictionary<string, string[]> all = lines.ToDictionary(
        g => g.Key,
        g => g.ToArray(),
        StringComparer.Ordinal
    );

    public Topic Topic => topic;

    public Guid? CircleId => topic.CircleId;

    public string Department { get; } = lines["dept"].FirstOrDefault() ?? inherited.GetValueOrDefault("dept") ?? "";

    public double Weight { get; } = double.Parse(lines["weight"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);

    /// <summary>« SVA-1M Code de l'urbanisme, article R423-23 »: a proposal, which the town has not looked up.</summary>
    public StatutoryTimeLimit StatutoryLimit =>
        One("legal").Split(' ', 2) is [{ Length: > 0 } code, .. var source]
            ? new StatutoryTimeLimit(code, source.FirstOrDefault() ?? "")
            : new StatutoryTimeLimit();

    /// <summary>« Métropole | rocade | pourquoi »: whose it is, everywhere or where the words say.</summary>
    public TopicPartner? Partner =>
        One("partner").Split('|', StringSplitOptions.TrimEntries) is [var name, var place, var reason]
            ? new TopicPartner(name, place, reason)
            : null;

    public string One(string key) => all.GetValueOrDefault(key)?[0] ?? inherited.GetValueOrDefault(key) ?? "";

    public string[] All(string key) => all.GetValueOrDefault(key) ?? [];

    public bool Has(string key) => all.ContainsKey(key);
}

/// <param name="Place">Words of the place; empty is everywhere.</param>
/// <param name="Reason">Why it is theirs, in plain words.</param>
sealed record TopicPartner(string Name, string Place, string Reason);
