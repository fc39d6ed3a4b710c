using System.ComponentModel.DataAnnotations;
using Parvis.Data;
using Parvis.Deadlines.Regimes;

namespace Parvis.Features.Topics.Administration;

public sealed class TopicInput
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

    [Range(1, 366)]
    public int? FirstAnswerDays { get; set; }

    [Range(Retention.Least, Retention.Most)]
    public int? RetentionMonths { get; set; }

    [Range(0, ReminderTimes.MostBefore)]
    public int? ReminderBeforeDays { get; set; }

    [Range(ReminderTimes.LeastHead, ReminderTimes.MostAfter)]
    public int? ReminderHeadDays { get; set; }

    [Range(ReminderTimes.LeastHead + 1, ReminderTimes.MostAfter)]
    public int? ReminderPilotDays { get; set; }

    /// <summary>A family of regimes, <see cref="StatutoryTimeLimit.NoPeriod"/>, or empty: as above.</summary>
    public string? LegalRule { get; set; }

    /// <summary>Empty: the usual one of the rule.</summary>
    public int? LegalNumber { get; set; }

    public TimeUnit LegalUnit { get; set; }

    [StringLength(StatutoryTimeLimit.MaxSource)]
    public string? LegalSource { get; set; }

    public bool LegalConfirmed { get; set; }

    [StringLength(AppealRule.MaxPrior)]
    public string? PriorAppeal { get; set; }

    public bool Planning { get; set; }

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

    public static TopicInput Of(Topic topic)
    {
        var draft = TopicDraft.Of(topic);
        var legal = topic.StatutoryLimit.Regime;
        var own = legal is not null && legal.Limit != legal.Family.Usual.Rule ? legal.Limit : null;
        return new TopicInput
        {
            Name = topic.Name,
            ExternalId = topic.ExternalId,
            ParentId = topic.ParentId,
            Kind = topic.Kind,
            DepartmentId = topic.DepartmentId,
            TargetDays = topic.TargetDays,
            FirstAnswerDays = topic.FirstAnswerDays,
            RetentionMonths = topic.RetentionMonths,
            ReminderBeforeDays = topic.Reminders.BeforeDays,
            ReminderHeadDays = topic.Reminders.HeadDays,
            ReminderPilotDays = topic.Reminders.PilotDays,
            LegalRule = legal?.Family.Code ?? topic.StatutoryLimit.Code,
            LegalNumber = own?.Number,
            LegalUnit = own?.Unit ?? TimeUnit.Month,
            LegalSource = topic.StatutoryLimit.Source,
            LegalConfirmed = topic.StatutoryLimit.Confirmed,
            PriorAppeal = topic.Appeal.Prior,
            Planning = topic.Appeal.Planning,
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
                FirstAnswerDays = FirstAnswerDays,
                RetentionMonths = RetentionMonths,
                Reminders = new ReminderTimes(ReminderBeforeDays, ReminderHeadDays, ReminderPilotDays),
                StatutoryLimit = new StatutoryTimeLimit(LegalCode(), LegalSource ?? "", LegalConfirmed),
                Appeal = new AppealRule(PriorAppeal ?? "", Planning),
                FirstLevelAnswer = FirstLevelAnswer,
                CircleId = CircleId,
                Active = Active,
            },
            Lines(Synonyms),
            Lines(Documents)
        );

    /// <summary>What cannot be read is refused by the topic, in words.</summary>
    string? LegalCode()
    {
        if (string.IsNullOrEmpty(LegalRule) || LegalRule == StatutoryTimeLimit.NoPeriod)
            return string.IsNullOrEmpty(LegalRule) ? null : LegalRule;
        var family = StatutoryTimeLimit.Families.FirstOrDefault(f => f.Code == LegalRule);
        var limit = LegalNumber is { } number ? $"{number}{LegalUnit.Sign()}" : family?.Usual.Rule.ToString();
        return $"{LegalRule}-{limit}".CutTo(StatutoryTimeLimit.MaxCode);
    }

    static string[] Lines(string? text) =>
        (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
