using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Surveys.Panel;

namespace Parvis.Features.Surveys.Improvements;

sealed class ImprovementActionMapping : IEntityTypeConfiguration<ImprovementAction>
{
    public void Configure(EntityTypeBuilder<ImprovementAction> builder)
    {
        builder.ToTable("ImprovementActions");
        builder.Property(a => a.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(a => a.Title).HasMaxLength(ImprovementAction.MaxTitle);
        builder.Property(a => a.Observed).HasMaxLength(ImprovementAction.MaxText);
        builder.Property(a => a.Outcome).HasMaxLength(ImprovementAction.MaxText);
        builder.Property(a => a.Heard).HasMaxLength(ImprovementAction.MaxText);
        builder.Property(a => a.Done).HasMaxLength(ImprovementAction.MaxText);
        builder.Property(a => a.By).HasMaxLength(ImprovementAction.MaxBy);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.PublicId).IsUnique();
        builder.HasIndex(a => new { a.State, a.DueOn });
    }
}

sealed class ImprovementSourceMapping : IEntityTypeConfiguration<ImprovementSource>
{
    public void Configure(EntityTypeBuilder<ImprovementSource> builder)
    {
        builder.ToTable("ImprovementSources");
        builder.HasIndex(s => s.ActionId);
        builder.HasIndex(s => s.AnswerId);
        builder.HasIndex(s => s.RequestId);
        builder.HasIndex(s => s.FindingId);
        builder.HasOne<ImprovementAction>().WithMany().HasForeignKey(s => s.ActionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<SurveyAnswer>().WithMany().HasForeignKey(s => s.AnswerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PanelFinding>().WithMany().HasForeignKey(s => s.FindingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
