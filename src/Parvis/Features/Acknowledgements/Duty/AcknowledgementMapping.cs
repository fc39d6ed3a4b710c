using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Acknowledgements.Duty;

sealed class AcknowledgementMapping : IEntityTypeConfiguration<Acknowledgement>
{
    public void Configure(EntityTypeBuilder<Acknowledgement> builder)
    {
        builder.ToTable("Acknowledgements");
        builder.HasKey(a => a.RequestId);
        builder.Property(a => a.RequestId).ValueGeneratedNever();
        builder.Property(a => a.ToldRule).HasMaxLength(Acknowledgement.MaxRule);
        builder.Property(a => a.ExemptionReason).HasMaxLength(Acknowledgement.MaxReason);
        builder.Property(a => a.ExemptedBy).HasMaxLength(Acknowledgement.MaxName);
        // Only those still owed are looked for by date.
        builder.HasIndex(a => a.DueOn).HasFilter("\"Exemption\" IS NULL AND (\"GivenOn\" IS NULL OR \"Outdated\")");
        builder
            .HasOne<CitizenRequest>()
            .WithOne()
            .HasForeignKey<Acknowledgement>(a => a.RequestId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
