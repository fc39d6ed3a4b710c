using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Topics.Administration;

public sealed class TopicForm
{
    [Required(ErrorMessage = "Donnez un nom au sujet."), StringLength(150)]
    public string? Name { get; set; }

    [StringLength(80)]
    public string? ExternalId { get; set; }

    public Guid? ParentId { get; set; }

    public TopicKind Kind { get; set; }

    public Guid? DepartmentId { get; set; }

    [Range(1, 366)]
    public int? TargetDays { get; set; }

    [StringLength(4000)]
    public string? FirstLevelAnswer { get; set; }

    public Guid? CircleId { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>One a line.</summary>
    [StringLength(4000)]
    public string? Synonyms { get; set; }

    /// <summary>One a line.</summary>
    [StringLength(6000)]
    public string? Documents { get; set; }

    public int Version { get; set; }

    public static TopicForm Of(Topic topic)
    {
        var draft = TopicDraft.Of(topic);
        return new TopicForm
        {
            Name = topic.Name,
            ExternalId = topic.ExternalId,
            ParentId = topic.ParentId,
            Kind = topic.Kind,
            DepartmentId = topic.DepartmentId,
            TargetDays = topic.TargetDays,
            FirstLevelAnswer = topic.FirstLevelAnswer,
            CircleId = topic.CircleId,
            Active = topic.Active,
            Synonyms = string.Join('\n', draft.Synonyms),
            Documents = string.Join('\n', draft.Documents),
            Version = topic.Version,
        };
    }

    public TopicDraft ToDraft() =>
        new(
            new TopicOptions
            {
                Name = Name ?? "",
                ExternalId = ExternalId,
                ParentId = ParentId,
                Kind = Kind,
                DepartmentId = DepartmentId,
                TargetDays = TargetDays,
                FirstLevelAnswer = FirstLevelAnswer,
                CircleId = CircleId,
                Active = Active,
            },
            Lines(Synonyms),
            Lines(Documents)
        );

    static string[] Lines(string? text) =>
        (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
