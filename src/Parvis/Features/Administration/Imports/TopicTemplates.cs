using Parvis.Features.Replies.Templates;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// The usual answer to a topic, by the name of its template. Those of confidential topics exist only for their circle:
/// a file neither shows nor changes them.
/// </summary>
sealed class TopicTemplates
{
    public const string Column = "modèle";

    readonly ImportLookup<ReplyTemplate> known = new(_ => null, t => t.Name);
    readonly List<ReplyTemplate> templates;

    public TopicTemplates(IEnumerable<ReplyTemplate> all, IReadOnlyCollection<Topic> topics)
    {
        var secret = topics.Where(t => t.CircleId is not null).Select(t => t.Id).ToHashSet();
        templates = [.. all.Where(t => t.TopicId is not { } topic || !secret.Contains(topic))];
        known.AddAll(templates.Where(t => t.Active));
    }

    public ReplyTemplate? Of(Topic topic) => templates.Find(t => t.IsDefault && t.TopicId == topic.Id);

    /// <summary>The one the topic will have.</summary>
    public ReplyTemplate? Read(LineReader line, Topic topic, TopicOptions options)
    {
        if (!line.Has(Column))
            return Of(topic);
        if (options.CircleId is not null)
        {
            if (line.Raw(Column).Length > 0)
                line.Refuse(
                    Column,
                    "ce sujet est réservé à un cercle : choisissez son modèle dans Modèles de réponse."
                );
            return Of(topic);
        }

        var wanted = known.FindReference(Column, line);
        if (wanted is { TopicId: { } other } && other != topic.Id)
            line.Refuse(Column, $"« {wanted.Name} » répond à un autre sujet.");
        return wanted;
    }

    public void Set(Topic topic, ReplyTemplate? wanted)
    {
        if (Of(topic) is { } former && former != wanted)
            former.StopBeingDefault();
        wanted?.BecomeDefaultOf(topic.Id);
    }

    public static Described Describe(Described topic, ReplyTemplate? template) => topic.Add("Modèle", template?.Name);
}
