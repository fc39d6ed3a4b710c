using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Settings.RequestRules;

public sealed class RequestRulesForm
{
    [Required, Range(1, 720)]
    public int? AcceptanceHours { get; set; }

    [Required, Range(0, 730)]
    public int? ReopenWindowDays { get; set; }

    [Required, Range(1, 366)]
    public int? DefaultTargetDays { get; set; }

    [Range(1, 366)]
    public int? FirstAnswerDays { get; set; }

    public bool PublishesPromises { get; set; }

    public bool TellsProgress { get; set; }

    [Required, Range(0, 30)]
    public int? ReminderBeforeDays { get; set; }

    [Required, Range(2, 90)]
    public int? ReminderHeadDays { get; set; }

    [Required, Range(3, 90)]
    public int? ReminderPilotDays { get; set; }

    [Required, Range(7, 180)]
    public int? MissingItemsDays { get; set; }

    [Required, Range(1, 120)]
    public int? PartnerSilenceDays { get; set; }

    [Required, Range(0, 300)]
    public int? UndoSeconds { get; set; }

    [Required, Range(1, 200)]
    public int? MaxFileMegabytes { get; set; }

    [Required, Range(6, 36)]
    public int? LookRetentionMonths { get; set; }

    [Required, Range(1, 120)]
    public int? MailRetentionMonths { get; set; }

    [Required, Range(1, 36)]
    public int? UnsortedMailMonths { get; set; }

    [StringLength(200, ErrorMessage = "Cette référence tient en 200 caractères.")]
    public string? EliminationVisa { get; set; }

    [Required, Range(1, 50)]
    public int? ReceiptsPerSenderAndDay { get; set; }

    [Required, Range(0, 1000)]
    public int? ChecksAbovePlace { get; set; }

    [Required, Range(0, 10_000)]
    public int? ChecksAboveTown { get; set; }

    [Required(ErrorMessage = "Écrivez la phrase que dit l'accueil."), StringLength(500)]
    public string? ConfidentialSentence { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? ConfidentialPhone { get; set; }

    public int Version { get; set; }

    public static RequestRulesForm Of(RequestSettings rules, int version) =>
        new()
        {
            AcceptanceHours = rules.AcceptanceHours,
            ReopenWindowDays = rules.ReopenWindowDays,
            DefaultTargetDays = rules.DefaultTargetDays,
            FirstAnswerDays = rules.FirstAnswerDays,
            PublishesPromises = rules.PublishesPromises,
            TellsProgress = rules.TellsProgress,
            ReminderBeforeDays = rules.ReminderBeforeDays,
            ReminderHeadDays = rules.ReminderHeadDays,
            ReminderPilotDays = rules.ReminderPilotDays,
            MissingItemsDays = rules.MissingItemsDays,
            PartnerSilenceDays = rules.PartnerSilenceDays,
            UndoSeconds = rules.UndoSeconds,
            MaxFileMegabytes = rules.MaxFileMegabytes,
            LookRetentionMonths = rules.LookRetentionMonths,
            MailRetentionMonths = rules.MailRetentionMonths,
            UnsortedMailMonths = rules.UnsortedMailMonths,
            EliminationVisa = rules.EliminationVisa,
            ReceiptsPerSenderAndDay = rules.ReceiptsPerSenderAndDay,
            ChecksAbovePlace = rules.ChecksAbovePlace,
            ChecksAboveTown = rules.ChecksAboveTown,
            ConfidentialSentence = rules.ConfidentialSentence,
            ConfidentialPhone = rules.ConfidentialPhone,
            Version = version,
        };

    /// <summary>What was typed, over what the form does not show.</summary>
    public RequestSettings Over(RequestSettings rules) =>
        rules with
        {
            AcceptanceHours = AcceptanceHours ?? rules.AcceptanceHours,
            ReopenWindowDays = ReopenWindowDays ?? rules.ReopenWindowDays,
            DefaultTargetDays = DefaultTargetDays ?? rules.DefaultTargetDays,
            FirstAnswerDays = FirstAnswerDays,
            PublishesPromises = PublishesPromises,
            TellsProgress = TellsProgress,
            ReminderBeforeDays = ReminderBeforeDays ?? rules.ReminderBeforeDays,
            ReminderHeadDays = ReminderHeadDays ?? rules.ReminderHeadDays,
            ReminderPilotDays = ReminderPilotDays ?? rules.ReminderPilotDays,
            MissingItemsDays = MissingItemsDays ?? rules.MissingItemsDays,
            PartnerSilenceDays = PartnerSilenceDays ?? rules.PartnerSilenceDays,
            UndoSeconds = UndoSeconds ?? rules.UndoSeconds,
            MaxFileMegabytes = MaxFileMegabytes ?? rules.MaxFileMegabytes,
            LookRetentionMonths = LookRetentionMonths ?? rules.LookRetentionMonths,
            MailRetentionMonths = MailRetentionMonths ?? rules.MailRetentionMonths,
            UnsortedMailMonths = UnsortedMailMonths ?? rules.UnsortedMailMonths,
            EliminationVisa = EliminationVisa?.Trim() ?? "",
            ReceiptsPerSenderAndDay = ReceiptsPerSenderAndDay ?? rules.ReceiptsPerSenderAndDay,
            ChecksAbovePlace = ChecksAbovePlace ?? rules.ChecksAbovePlace,
            ChecksAboveTown = ChecksAboveTown ?? rules.ChecksAboveTown,
            ConfidentialSentence = ConfidentialSentence?.Trim() ?? "",
            ConfidentialPhone = ConfidentialPhone?.Trim() ?? "",
        };
}
