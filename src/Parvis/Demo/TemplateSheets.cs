using Parvis.Data;
using Parvis.Features.Replies.Templates;

namespace Parvis.Demo;

/// <summary>The replies the town has thought about once, from <c>Content/templates.txt</c>.</summary>
sealed class TemplateSheets(DemoTown town, IReadOnlyList<TopicSheet> topics, Chance chance)
{
    public void AddTo(ParvisDbContext db)
    {
        foreach (var block in DemoContent.Blocks("templates.txt"))
        {
            var template = RowIds<ReplyTemplate, Guid>.Set(new ReplyTemplate(), chance.Guid());
            template.Edit(
                new ReplyTemplateOptions
                {
                    Name = block.Title,
                    Subject = block.One("subject"),
                    Body = block.One("body").Replace('¶', '\n'),
                    EasyBody = block.One("easy").Replace('¶', '\n'),
                    Spoken = block.One("spoken").Replace('¶', '\n'),
                    DepartmentId = block.One("dept") is { Length: > 0 } key ? town.Department(key).Id : null,
                    TopicId = block.One("topic") is { Length: > 0 } topic
                        ? topics.First(s => s.Topic.Name == topic).Topic.Id
                        : null,
                    IsDefault = block.One("default") == "yes",
                    PartnerId = block.One("partner") is { Length: > 0 } partner ? town.Partner(partner) : null,
                }
            );
            db.Add(template);
        }
    }
}
