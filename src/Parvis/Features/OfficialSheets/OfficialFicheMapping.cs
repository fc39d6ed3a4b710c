using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Topics;

namespace Parvis.Features.OfficialSheets;

sealed class OfficialFicheMapping : IEntityTypeConfiguration<OfficialFiche>
{
    public void Configure(EntityTypeBuilder<OfficialFiche> builder)
    {
        builder.ToTable("OfficialFiches");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(FicheIds.Longest).ValueGeneratedNever();
        builder.Property(f => f.Title).HasMaxLength(OfficialFiche.MaxTitle);
        builder.Property(f => f.Description).HasMaxLength(OfficialFiche.MaxDescription);
        builder.Property(f => f.Keywords).HasMaxLength(OfficialFiche.MaxKeywords);
        builder.Property(f => f.Kind).HasMaxLength(OfficialFiche.MaxKind);
        builder.Property(f => f.Audience).HasMaxLength(OfficialFiche.MaxAudience);
        builder.Property(f => f.FileName).HasMaxLength(OfficialFiche.MaxFile);
        builder.Property(f => f.Hash).HasMaxLength(64);
    }
}

sealed class FicheRedirectionMapping : IEntityTypeConfiguration<FicheRedirection>
{
    public void Configure(EntityTypeBuilder<FicheRedirection> builder)
    {
        builder.ToTable("FicheRedirections");
        builder.HasKey(r => r.FromId);
        builder.Property(r => r.FromId).HasMaxLength(FicheIds.Longest).ValueGeneratedNever();
        builder.Property(r => r.ToId).HasMaxLength(FicheIds.Longest);
    }
}

sealed class TopicFicheMapping : IEntityTypeConfiguration<TopicFiche>
{
    public void Configure(EntityTypeBuilder<TopicFiche> builder)
    {
        builder.ToTable("TopicFiches");
        builder.HasKey(t => new { t.TopicId, t.FicheId });
        builder.Property(t => t.FicheId).HasMaxLength(FicheIds.Longest);
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId);
    }
}

sealed class FicheReadingMapping : IEntityTypeConfiguration<FicheReading>
{
    public void Configure(EntityTypeBuilder<FicheReading> builder)
    {
        builder.ToTable("FicheReadings");
        builder.Property(r => r.By).HasMaxLength(FicheReading.MaxBy);
        builder.Property(r => r.Folder).HasMaxLength(FicheReading.MaxFolder);
        builder.Property(r => r.Refusal).HasMaxLength(FicheReading.MaxRefusal);
        builder.Property(r => r.Signature).HasMaxLength(64);
        builder.OwnsMany(r => r.Broken, broken => broken.ToJson());
    }
}
