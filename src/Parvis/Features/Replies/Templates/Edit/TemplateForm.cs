using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Templates.Edit;

public sealed class TemplateForm
{
    public string? Name { get; set; }

    public Guid? DepartmentId { get; set; }

    public Guid? TopicId { get; set; }

    public bool IsDefault { get; set; }

    public Guid? PartnerId { get; set; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public string? EasyBody { get; set; }

    public string? Spoken { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static TemplateForm Of(ReplyTemplate template) =>
        new()
        {
            Name = template.Name,
            DepartmentId = template.DepartmentId,
            TopicId = template.TopicId,
            IsDefault = template.IsDefault,
            PartnerId = template.PartnerId,
            Subject = template.Subject,
            Body = template.Body,
            EasyBody = template.EasyBody,
            Spoken = template.Spoken,
            Active = template.Active,
            Version = template.Version,
        };

    public ReplyTemplateOptions ToOptions() =>
        new()
        {
            Name = Name,
            DepartmentId = DepartmentId,
            TopicId = TopicId,
            IsDefault = IsDefault,
            PartnerId = PartnerId,
            Subject = Subject?.ReplaceLineEndings(" "),
            Body = Body?.ReplaceLineEndings("\n"),
            EasyBody = EasyBody?.ReplaceLineEndings("\n"),
            Spoken = Spoken?.ReplaceLineEndings("\n"),
            Active = Active,
        };

    public Described Describe(OrganisationSnapshot organisation, TopicTree topics) =>
        new Described()
            .Add("Nom", Name)
            .Add("Service", organisation.DepartmentName(DepartmentId))
            .Add("Sujet", topics.Path(TopicId))
            .Add("Réponse habituelle", IsDefault)
            .Add("Objet", Subject)
            .Add("Texte", Body?.ReplaceLineEndings("\n"))
            .Add("Facile à lire", EasyBody?.ReplaceLineEndings("\n"))
            .Add("Au téléphone", Spoken?.ReplaceLineEndings("\n"))
            .Add("Proposé aux agents", Active);
}
