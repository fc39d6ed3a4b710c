using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge;

sealed class KnowledgeSheetMapping : IEntityTypeConfiguration<KnowledgeSheet>
{
    public void Configure(EntityTypeBuilder<KnowledgeSheet> builder)
    {
        builder.ToTable("KnowledgeSheets");
        builder.Property(s => s.Title).HasMaxLength(SheetContent.MaxTitle);
        // Ligatures are opened: a key may be longer than its title.
        builder.Property(s => s.SortTitle).HasMaxLength(2 * SheetContent.MaxTitle);
        builder.Property(s => s.Synonyms).HasMaxLength(KnowledgeSheet.MaxSynonyms);
        builder.Property(s => s.ChangedBy).HasMaxLength(KnowledgeSheet.MaxBy);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.ReviewOn);
        builder.HasOne<Agent>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(s => s.ProposedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(s => s.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(
            s => s.Topics,
            topics =>
            {
                topics.ToTable("KnowledgeSheetTopics");
                topics.WithOwner().HasForeignKey("SheetId");
                topics.HasKey("SheetId", nameof(SheetTopic.TopicId));
                topics.HasIndex(t => t.TopicId);
                topics.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Cascade);
            }
        );
    }
}

sealed class KnowledgeVersionMapping : IEntityTypeConfiguration<KnowledgeVersion>
{
    public void Configure(EntityTypeBuilder<KnowledgeVersion> builder)
    {
        builder.ToTable("KnowledgeVersions");
        builder.Property(v => v.By).HasMaxLength(KnowledgeSheet.MaxBy);
        builder.HasIndex(v => new { v.SheetId, v.Number }).IsUnique();
        builder.HasOne<KnowledgeSheet>().WithMany().HasForeignKey(v => v.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SheetRemarkMapping : IEntityTypeConfiguration<SheetRemark>
{
    public void Configure(EntityTypeBuilder<SheetRemark> builder)
    {
        builder.ToTable("SheetRemarks");
        builder.Property(r => r.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(r => r.Text).HasMaxLength(SheetRemark.MaxText);
        builder.Property(r => r.By).HasMaxLength(KnowledgeSheet.MaxBy);
        builder.HasIndex(r => r.PublicId).IsUnique();
        builder.HasIndex(r => r.SheetId);
        builder.HasOne<KnowledgeSheet>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SheetOpinionMapping : IEntityTypeConfiguration<SheetOpinion>
{
    public void Configure(EntityTypeBuilder<SheetOpinion> builder)
    {
        builder.ToTable("SheetOpinions");
        builder.Property(o => o.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(o => o.Text).HasMaxLength(SheetOpinion.MaxText);
        builder.HasIndex(o => o.PublicId).IsUnique();
        builder.HasIndex(o => new { o.SheetId, o.At });
        builder.HasIndex(o => o.At);
        builder.HasOne<KnowledgeSheet>().WithMany().HasForeignKey(o => o.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SheetReadingMapping : IEntityTypeConfiguration<SheetReading>
{
    public void Configure(EntityTypeBuilder<SheetReading> builder)
    {
        builder.ToTable("SheetReadings");
        builder.HasIndex(r => new { r.SheetId, r.AgentId }).IsUnique();
        builder.HasIndex(r => r.AgentId);
        builder.HasOne<KnowledgeSheet>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => r.AgentId).OnDelete(DeleteBehavior.Cascade);
    }
}
