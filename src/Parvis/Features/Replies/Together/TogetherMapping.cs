using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together;

sealed class GroupReplyMapping : IEntityTypeConfiguration<GroupReply>
{
    public void Configure(EntityTypeBuilder<GroupReply> builder)
    {
        builder.ToTable("GroupReplies");
        builder.Property(g => g.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(g => g.PublicId).IsUnique();
        builder.Property(g => g.Title).HasMaxLength(GroupReply.MaxTitle);
        builder.Property(g => g.MadeBy).HasMaxLength(200);
        builder.Property(g => g.Subject).HasMaxLength(ReplyContent.MaxSubject);
        builder.Property(g => g.Body).HasMaxLength(ReplyContent.MaxBody);
        builder.Property(g => g.UpdatedBy).HasMaxLength(200);
        builder.Property(g => g.SentBy).HasMaxLength(200);
        builder.Ignore(g => g.IsSent);
        builder.Ignore(g => g.Text);
        builder.HasIndex(g => new { g.AccountId, g.Id });
        builder.HasIndex(g => g.UpdatedAt);
        builder
            .HasIndex(g => g.SentAt)
            .HasDatabaseName("IX_GroupReplies_UnderWay")
            .HasFilter("\"SentAt\" IS NOT NULL AND \"DoneAt\" IS NULL");
        builder.HasOne<PartnerAuthority>().WithMany().HasForeignKey(g => g.PartnerId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(g => g.Version).IsConcurrencyToken();
    }
}

sealed class GroupReplyRequestMapping : IEntityTypeConfiguration<GroupReplyRequest>
{
    public void Configure(EntityTypeBuilder<GroupReplyRequest> builder)
    {
        builder.ToTable("GroupReplyRequests");
        builder.Property(r => r.Why).HasMaxLength(GroupReplyRequest.MaxWhy);
        builder.HasIndex(r => new { r.GroupReplyId, r.RequestId }).IsUnique();
        builder.HasIndex(r => r.RequestId);
        builder.HasOne<GroupReply>().WithMany().HasForeignKey(r => r.GroupReplyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
