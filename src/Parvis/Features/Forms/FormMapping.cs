using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Forms;

sealed class TopicFormMapping : IEntityTypeConfiguration<TopicForm>
{
    public void Configure(EntityTypeBuilder<TopicForm> builder)
    {
        builder.ToTable("TopicForms");
        builder.Property(f => f.ChangedBy).HasMaxLength(TopicForm.MaxBy);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.TopicId).IsUnique();
        builder.HasOne<Topic>().WithMany().HasForeignKey(f => f.TopicId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class TopicFormVersionMapping : IEntityTypeConfiguration<TopicFormVersion>
{
    public void Configure(EntityTypeBuilder<TopicFormVersion> builder)
    {
        builder.ToTable("TopicFormVersions");
        builder.Property(v => v.By).HasMaxLength(TopicForm.MaxBy);
        builder.HasIndex(v => new { v.TopicId, v.Number }).IsUnique();
        builder.HasOne<Topic>().WithMany().HasForeignKey(v => v.TopicId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FormTrialMapping : IEntityTypeConfiguration<FormTrial>
{
    public void Configure(EntityTypeBuilder<FormTrial> builder)
    {
        builder.ToTable("FormTrials");
        builder.Property(t => t.KeyHash).HasMaxLength(64);
        builder.Property(t => t.By).HasMaxLength(TopicForm.MaxBy);
        builder.HasIndex(t => t.KeyHash).IsUnique();
        builder.HasIndex(t => t.TopicId);
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FormRemarkMapping : IEntityTypeConfiguration<FormRemark>
{
    public void Configure(EntityTypeBuilder<FormRemark> builder)
    {
        builder.ToTable("FormRemarks");
        builder.Property(r => r.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(r => r.QuestionKey).HasMaxLength(FormQuestion.MaxKey);
        builder.Property(r => r.Label).HasMaxLength(FormQuestion.MaxLabel);
        builder.Property(r => r.Text).HasMaxLength(FormRemark.MaxText);
        builder.Property(r => r.By).HasMaxLength(TopicForm.MaxBy);
        builder.HasIndex(r => r.PublicId).IsUnique();
        builder.HasIndex(r => r.TopicId);
        builder.HasOne<Topic>().WithMany().HasForeignKey(r => r.TopicId).OnDelete(DeleteBehavior.Cascade);
    }
}
