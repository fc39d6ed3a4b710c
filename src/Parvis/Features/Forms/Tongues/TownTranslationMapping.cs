using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Features.Forms.Tongues;

sealed class TownTranslationMapping : IEntityTypeConfiguration<TownTranslation>
{
    public void Configure(EntityTypeBuilder<TownTranslation> builder)
    {
        builder.ToTable("TownTranslations");
        builder.Property(t => t.Language).HasMaxLength(8);
        builder.Property(t => t.Key).HasMaxLength(TownTranslation.MaxKey);
        builder.Property(t => t.French).HasMaxLength(TownTranslation.MaxText);
        builder.Property(t => t.Words).HasMaxLength(TownTranslation.MaxText);
        builder.Property(t => t.By).HasMaxLength(TownTranslation.MaxBy);
        builder.HasIndex(t => new { t.Language, t.Key }).IsUnique();
    }
}
