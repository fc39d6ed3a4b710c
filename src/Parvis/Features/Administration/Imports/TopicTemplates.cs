using Parvis.Data;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// The usual answer to a topic, by the name of one of the topic's own templates. Those of confidential topics exist
/// only for their circle: a file neither shows nor changes them.
/// </summary>
sealed class TopicTemplates
{
    public const string Column = "modèle";

    readonly HashSet<Guid> secret;
    readonly List<ReplyTemplate> templates;

    public TopicTemplates(IEnumerable<ReplyTemplate> all, IReadOnlyCollection<Topic> topics)
    {
        secret = topics.Where(t => t.CircleId is not null).Select(t => t.Id).ToHashSet();
        templates = [.. all.Where(t => t.TopicId is not { } topic || !secret.Contains(topic))];
    }

    public ReplyTemplate? Of(Topic topic) => templates.Find(t => t.IsDefault && t.TopicId == topic.Id);

    /// <summary>The one the topic will have.</summary>
    public ReplyTemplate? Read(LineReader line, Topic topic, TopicOptions options)
    {
        var stored = Of(topic);
        var name = line.Raw(Column);
        // An export names it: it comes back unchanged, whatever other template bears the same name.
        if (!line.Has(Column) || (stored is not null && IsNamed(stored, name)))
            return stored;
        // Its usual answer is hidden from files even when this line opens the topic: naming another would make two.
        if (options.CircleId is not null || secret.Contains(topic.Id))
        {
            if (name.Length > 0)
                line.Refuse(
                    Column,
                    options.CircleId is null
                        ? "ce sujet est encore réservé à un cercle : ouvrez-le d'abord, puis nommez son modèle."
                        : "ce sujet est réservé à un cercle : choisissez son modèle dans Modèles de réponse."
                );
            return stored;
        }

        return name.Length == 0 ? null : Find(line, topic, name);
    }

    public void Set(Topic topic, ReplyTemplate? wanted)
    {
        if (Of(topic) is { } former && former != wanted)
            former.StopBeingDefault();
        wanted?.BecomeDefault();
    }

    public static Described Describe(Described topic, ReplyTemplate? template) => topic.Add("Modèle", template?.Name);

    ReplyTemplate? Find(LineReader line, Topic topic, string name)
    {
        var namesakes = templates.FindAll(t => t.Active && IsNamed(t, name));
        var own = namesakes.FindAll(t => t.TopicId == topic.Id);
        if (own is [var only])
            return only;
        // A template of no topic serves everybody: a file does not take it from them.
        line.Refuse(
            Column,
            own.Count > 1 ? $"plusieurs modèles de ce sujet s'appellent « {name} » : renommez-en un."
                : namesakes.Count == 0 ? $"« {name} » n'existe pas, ou n'est plus en service."
                : namesakes.Exists(t => t.TopicId is null)
                    ? $"« {name} » n'est d'aucun sujet en particulier : nommez un modèle de ce sujet."
                : $"« {name} » répond à un autre sujet : nommez un modèle de ce sujet."
        );
        return null;
    }

    static bool IsNamed(ReplyTemplate template, string name) => template.SortName == Folding.Fold(name);
}
