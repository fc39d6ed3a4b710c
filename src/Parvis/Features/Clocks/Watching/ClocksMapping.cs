using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Clocks.Watching;

sealed class WatchedClockMapping : IEntityTypeConfiguration<WatchedClock>
{
    public void Configure(EntityTypeBuilder<WatchedClock> builder)
    {
        builder.ToTable("WatchedClocks");
        builder.HasKey(c => c.RequestId);
        builder.Property(c => c.RequestId).ValueGeneratedNever();
        builder.Property(c => c.Regime).HasMaxLength(WatchedClock.MaxRegime);
        builder.HasIndex(c => c.DueOn).HasFilter("\"DecidedOn\" IS NULL");
        builder.HasIndex(c => c.DecidedOn).HasFilter("\"DecidedOn\" IS NOT NULL");
        builder
            .HasOne<CitizenRequest>()
            .WithOne()
            .HasForeignKey<WatchedClock>(c => c.RequestId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
