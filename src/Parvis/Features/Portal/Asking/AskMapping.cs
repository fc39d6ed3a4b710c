using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Asking;

sealed class AskDraftMapping : IEntityTypeConfiguration<AskDraft>
{
    public void Configure(EntityTypeBuilder<AskDraft> builder)
    {
        builder.ToTable("AskDrafts");
        builder.Property(d => d.KeyHash).HasMaxLength(64);
        builder.Property(d => d.TriedBy).HasMaxLength(AskDraft.MaxTriedBy);
        builder.Property(d => d.SentReference).HasMaxLength(20);
        builder.HasIndex(d => d.KeyHash).IsUnique();
        builder.HasIndex(d => d.UpdatedAt);
        builder.HasOne<Topic>().WithMany().HasForeignKey(d => d.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Helper>().WithMany().HasForeignKey(d => d.HelperId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}

sealed class AskDraftFileMapping : IEntityTypeConfiguration<AskDraftFile>
{
    public void Configure(EntityTypeBuilder<AskDraftFile> builder)
    {
        builder.ToTable("AskDraftFiles");
        builder.Property(f => f.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(f => f.QuestionKey).HasMaxLength(FormQuestion.MaxKey);
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.HasIndex(f => f.PublicId).IsUnique();
        builder.HasIndex(f => f.Hash);
        builder.HasOne<AskDraft>().WithMany().HasForeignKey(f => f.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}
