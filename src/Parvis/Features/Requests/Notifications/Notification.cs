using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Notifications;

/// <summary>Something an agent should look at, shown on the desk until it is read.</summary>
public sealed class Notification
{
    public long Id { get; private set; }

    public required Guid AgentId { get; init; }

    public required long RequestId { get; init; }

    public required NotificationKind Kind { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ReadAt { get; set; }
}

public enum NotificationKind
{
    Mentioned,
    Assigned,
    SentBack,
    OpinionAsked,
    OpinionGiven,
    MessageReceived,
    Chased,
    Reminded,
    Transferred,
    ReturnedToPilot,
    MailReturned,
    MailRefused,
    StatutoryDateNear,
    StatutoryLastDay,
    SilenceDecided,
    ItemsOverdue,
    AcknowledgementOwed,
    DueSoon,
    DuePassed,
    LateInDepartment,
    LateInTown,
    PartnerSilent,
    FirstAnswerDue,
    FirstAnswerPassed,
    FirstAnswerLateInDepartment,
    FirstAnswerLateInTown,
    ApprovalAsked,
    ApprovalChanged,
    ApprovalGiven,
    ApprovalRefused,
}

public static class NotificationKinds
{
    public static string InFrench(this NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Mentioned => "vous cite dans une note",
            NotificationKind.Assigned => "vous confie cette demande",
            NotificationKind.SentBack => "vous renvoie cette demande",
            NotificationKind.OpinionAsked => "demande l'avis de votre service",
            NotificationKind.OpinionGiven => "a donné l'avis que vous attendiez",
            NotificationKind.MessageReceived => "a ajouté un message de l'usager",
            NotificationKind.Chased => "a noté une relance de l'usager",
            NotificationKind.Reminded => "vous rappelle cette demande",
            NotificationKind.Transferred => "transfère cette demande à votre service",
            NotificationKind.ReturnedToPilot => "vous rend cette demande : aucun service ne l'a plus",
            NotificationKind.MailRefused => "n'a pas pu faire partir un courriel de cette demande",
            NotificationKind.StatutoryDateNear => "signale que le délai légal de cette demande approche",
            NotificationKind.StatutoryLastDay => "signale le dernier jour pour répondre à temps à cette demande",
            NotificationKind.SilenceDecided => "constate que le silence a décidé de cette demande",
            NotificationKind.ItemsOverdue => "signale que le délai donné pour les pièces est passé",
            NotificationKind.AcknowledgementOwed => "signale qu'un accusé de réception est de nouveau à envoyer",
            NotificationKind.DueSoon => "rappelle que la réponse à cette demande est attendue bientôt",
            NotificationKind.DuePassed => "rappelle que la date promise pour cette demande est passée",
            NotificationKind.LateInDepartment => "signale le retard de cette demande dans votre service",
            NotificationKind.LateInTown => "signale que cette demande est toujours en retard",
            NotificationKind.PartnerSilent => "signale que l'organisme qui a cette demande ne donne pas de nouvelles",
            NotificationKind.FirstAnswerDue =>
                "rappelle que l'usager attend aujourd'hui un premier mot sur cette demande",
            NotificationKind.FirstAnswerPassed =>
                "rappelle que la date promise pour un premier mot à l'usager est passée",
            NotificationKind.FirstAnswerLateInDepartment =>
                "signale que l'usager n'a encore eu aucun mot de votre service",
            NotificationKind.FirstAnswerLateInTown => "signale que l'usager n'a encore eu aucun mot de la mairie",
            NotificationKind.ApprovalAsked => "vous demande de valider une réponse",
            NotificationKind.ApprovalChanged => "a validé votre réponse en la modifiant",
            NotificationKind.ApprovalGiven => "a validé votre réponse",
            NotificationKind.ApprovalRefused => "a refusé votre réponse : elle est revenue dans le brouillon",
            NotificationKind.MailReturned => "a appris qu'un courriel ou une lettre de cette demande n'est pas arrivé",
        };
}

sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.Property(n => n.By).HasMaxLength(200);
        builder.HasIndex(n => new
        {
            n.AgentId,
            n.ReadAt,
            n.Id,
        });
        builder.HasOne<Agent>().WithMany().HasForeignKey(n => n.AgentId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
