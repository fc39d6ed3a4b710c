using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;

namespace Parvis.Features.Settings;

/// <summary>One group of settings, stored as JSON under the name of its record.</summary>
public sealed class Setting : IVersioned
{
    public required string Name { get; init; }

    public required string Json { get; set; }

    public int Version { get; set; }
}

sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(64);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
