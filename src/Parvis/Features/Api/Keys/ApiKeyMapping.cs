using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Features.Api.Keys;

sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Name).HasMaxLength(ApiKey.MaxName);
        // Folding writes some letters as two.
        builder.Property(k => k.NameKey).HasMaxLength(2 * ApiKey.MaxName);
        builder.HasIndex(k => k.NameKey).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
        builder.Property(k => k.Prefix).HasMaxLength(ApiKey.PrefixLength);
        builder.HasIndex(k => k.Prefix).IsUnique();
        builder.Property(k => k.Digest).HasMaxLength(64);
        builder.Property(k => k.Scopes).HasConversion<int>();
    }
}
