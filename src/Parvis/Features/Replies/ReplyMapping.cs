using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies;

sealed class ReplyTemplateMapping : IEntityTypeConfiguration<ReplyTemplate>
{
    public void Configure(EntityTypeBuilder<ReplyTemplate> builder)
    {
        builder.ToTable("ReplyTemplates");
        builder.Property(t => t.Name).HasMaxLength(ReplyTemplate.MaxName);
        builder.Property(t => t.SortName).HasMaxLength(2 * ReplyTemplate.MaxName);
        builder.Property(t => t.Subject).HasMaxLength(ReplyTemplate.MaxSubject);
        builder.Property(t => t.Body).HasMaxLength(ReplyTemplate.MaxBody);
        builder.Property(t => t.EasyBody).HasMaxLength(ReplyTemplate.MaxBody);
        builder.Property(t => t.Spoken).HasMaxLength(ReplyTemplate.MaxSpoken);
        builder.HasOne<Department>().WithMany().HasForeignKey(t => t.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PartnerAuthority>().WithMany().HasForeignKey(t => t.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}

sealed class ReplyDraftMapping : IEntityTypeConfiguration<ReplyDraft>
{
    public void Configure(EntityTypeBuilder<ReplyDraft> builder)
    {
        builder.ToTable("ReplyDrafts");
        builder.HasKey(d => d.RequestId);
        builder.Property(d => d.RequestId).ValueGeneratedNever();
        builder.Property(d => d.Recipient).HasMaxLength(Recipients.MaxLength);
        builder.Property(d => d.Subject).HasMaxLength(ReplyContent.MaxSubject);
        builder.Property(d => d.Body).HasMaxLength(ReplyContent.MaxBody);
        builder.Property(d => d.UpdatedBy).HasMaxLength(200);
        builder.Property(d => d.Signature).HasMaxLength(ApprovalRound.MaxSignature);
        builder.Ignore(d => d.Content);
        builder.Ignore(d => d.IsLeaving);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Correspondence>().WithMany().HasForeignKey(d => d.CorrespondenceId);
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}

/// <summary>The outbox knows no correspondence; the tie is declared here, where both are known.</summary>
sealed class OutboxCorrespondenceMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder) =>
        builder
            .HasOne<Correspondence>()
            .WithMany()
            .HasForeignKey(m => m.CorrespondenceId)
            .OnDelete(DeleteBehavior.Restrict);
}
