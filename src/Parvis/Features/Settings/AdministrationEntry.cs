using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Features.Settings;

/// <summary>Who changed what in the settings, when and why: append-only, read by administrators.</summary>
public sealed class AdministrationEntry
{
    public long Id { get; private set; }

    public required DateTime At { get; init; }

    public required Guid? AccountId { get; init; }

    public required string By { get; init; }

    /// <summary>A past-tense French phrase: « exception de sécurité accordée à Anne Morel ».</summary>
    public required string What { get; init; }

    public string? Why { get; init; }
}

sealed class AdministrationEntryMapping : IEntityTypeConfiguration<AdministrationEntry>
{
    public void Configure(EntityTypeBuilder<AdministrationEntry> builder)
    {
        builder.ToTable("AdministrationJournal");
        builder.Property(e => e.By).HasMaxLength(200);
        builder.Property(e => e.What).HasMaxLength(500);
        builder.Property(e => e.Why).HasMaxLength(1000);
        builder.HasIndex(e => e.At);
    }
}
