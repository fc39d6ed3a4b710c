using System.Globalization;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Knowledge.Content;

namespace Parvis.Demo;

/// <summary>What the town hall knows, from <c>Content/knowledge.txt</c>: answers, a guide, a charter half of the agents have read.</summary>
sealed class KnowledgeSheets(
    DemoTown town,
    IReadOnlyList<TopicSheet> topics,
    Chance chance,
    DateOnly today,
    DateTime now
)
{
    public void AddTo(ParvisDbContext db)
    {
        foreach (var block in DemoContent.Blocks("knowledge.txt"))
        {
            var ago = block.One("ago") is { Length: > 0 } days ? int.Parse(days, CultureInfo.InvariantCulture) : 60;
            var at = now.AddDays(-ago);
            var department = town.Department(block.One("dept")).Id;
            var owner = town.Head(department);
            var kind = Enum.Parse<SheetKind>(block.One("kind"));
            var sheet = RowIds<KnowledgeSheet, Guid>.Set(
                new KnowledgeSheet(block.Title, kind, owner.Id, today.AddDays(-ago)),
                chance.Guid()
            );
            sheet.Edit(
                new SheetOptions
                {
                    Title = block.Title,
                    Synonyms = string.Join('\n', Each(block, "synonym")),
                    OwnerId = owner.Id,
                    DepartmentId = department,
                    AsksReceipt = block.One("receipt") == "yes",
                },
                at,
                owner.FullName
            );
            sheet.SetTopics(
                Each(block, "topic").Select(name => topics.First(t => t.Topic.Name == name).Topic.Id),
                at,
                owner.FullName
            );
            sheet.Compose(content => Written(content, block, at), at, owner.FullName);
            db.Add(sheet);
            if (block.One("draft") == "yes")
                continue;
            db.Add(sheet.Publish(number: 1, changesSense: true, today.AddDays(-ago), at, owner.FullName));
            if (sheet.AsksReceipt)
                AddReadings(db, sheet, at);
        }
    }

    void AddReadings(ParvisDbContext db, KnowledgeSheet sheet, DateTime at)
    {
        foreach (var agent in town.Agents.Where((_, place) => place % 2 == 0))
        {
            var reading = new SheetReading { SheetId = sheet.Id, AgentId = agent.Id };
            reading.Read(number: 1, at.AddDays(1));
            db.Add(reading);
        }
    }

    static SheetContent Written(SheetContent content, ContentBlock block, DateTime at)
    {
        foreach (var (key, value) in block.Lines)
        {
            var parts = value.Split('|', 2, StringSplitOptions.TrimEntries);
            var passage = new SheetBlock
            {
                Key = $"p{content.Blocks.Count + 1}",
                Kind = SheetBlockKind.Paragraph,
                Text = value.Replace('¶', '\n'),
            };
            content = key switch
            {
                "text" => content.With(passage, at),
                "internal" => content.With(passage with { Audience = SheetAudience.Agents }, at),
                "department" => content.With(
                    passage with
                    {
                        Audience = SheetAudience.Agents,
                        Level = SheetBlock.Department,
                    },
                    at
                ),
                "step" => content.With(
                    passage with
                    {
                        Kind = SheetBlockKind.Step,
                        Pictogram = parts[0],
                        Text = parts[1],
                    },
                    at
                ),
                "document" => content.With(passage with { Kind = SheetBlockKind.Document }, at),
                "link" => content.With(
                    passage with
                    {
                        Kind = SheetBlockKind.Link,
                        Address = parts[0],
                        Text = parts[1],
                    },
                    at
                ),
                _ => content,
            };
        }

        // Once everything is said in French: they follow it.
        foreach (var (key, value) in block.Lines.Where(l => SheetLanguages.IsVariant(l.Key)))
        {
            var parts = value.Split('|', 2, StringSplitOptions.TrimEntries);
            content = content.Said(key, parts[0], parts[1].Replace('¶', '\n'));
        }

        return content;
    }

    static IEnumerable<string> Each(ContentBlock block, string key) =>
        block.Lines.Where(l => l.Key == key).Select(l => l.Value);
}
