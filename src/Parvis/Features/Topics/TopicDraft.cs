using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>A topic as a form or a file gives it, with all that belongs to it.</summary>
public sealed record TopicDraft(TopicOptions Options, IReadOnlyList<string> Synonyms, IReadOnlyList<string> Documents)
{
    public static TopicDraft Of(Topic topic) =>
        new(
            new TopicOptions
            {
                Name = topic.Name,
                ExternalId = topic.ExternalId,
                ParentId = topic.ParentId,
                Kind = topic.Kind,
                DepartmentId = topic.DepartmentId,
                TargetDays = topic.TargetDays,
                FirstAnswerDays = topic.FirstAnswerDays,
                RetentionMonths = topic.RetentionMonths,
                Reminders = topic.Reminders,
                StatutoryLimit = topic.StatutoryLimit,
                Appeal = topic.Appeal,
                FirstLevelAnswer = topic.FirstLevelAnswer,
                CircleId = topic.CircleId,
                Active = topic.Active,
            },
            [.. topic.Synonyms.Select(s => s.Text).Order(StringComparer.CurrentCulture)],
            [.. topic.Documents.OrderBy(d => d.Order).Select(d => d.Line)]
        );

    public void ApplyTo(Topic topic)
    {
        topic.Edit(Options);
        topic.SetSynonyms(Synonyms);
        topic.SetDocuments(Documents);
    }

    public Described Describe(TopicTree tree, OrganisationSnapshot names) =>
        new Described()
            .Add("Nom", Options.Name)
            .Add("Code", Options.ExternalId)
            .Add("Rangé sous", tree.Path(Options.ParentId))
            .Add("Nature", Options.Kind.InFrench())
            .Add("Service", names.DepartmentName(Options.DepartmentId))
            .Add("Délai (jours ouvrés)", Options.TargetDays)
            .Add("Première réponse (jours ouvrés)", Options.FirstAnswerDays)
            .Add("Rappel avant la date (jours ouvrés)", Options.Reminders.BeforeDays)
            .Add("Responsable prévenu (jours ouvrés)", Options.Reminders.HeadDays)
            .Add("Pilote prévenu (jours ouvrés)", Options.Reminders.PilotDays)
            .Add("Conservation après clôture (mois)", Options.RetentionMonths)
            .Add("Délai légal", Options.StatutoryLimit.ToString())
            .Add("Recours préalable obligatoire", Options.Appeal.Prior)
            .Add("Sujet d'urbanisme", Options.Appeal.Planning)
            .Add("Réponse de premier niveau", Options.FirstLevelAnswer)
            .Add("Cercle", names.Circle(Options.CircleId)?.Name)
            .Add("Ouvert", Options.Active)
            .Add("Synonymes", Synonyms)
            .Add("Pièces à demander", Documents);
}
