using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Elected;

sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.Property(d => d.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(d => d.PublicId).IsUnique();
        builder.Property(d => d.DecisionReference).HasMaxLength(Delegation.MaxReference);
        builder.Property(d => d.RecordedBy).HasMaxLength(200);
        builder.Property(d => d.WithdrawnBy).HasMaxLength(200);
        builder.HasIndex(d => d.ElectedOfficialId);
        builder
            .HasOne<ElectedOfficial>()
            .WithMany()
            .HasForeignKey(d => d.ElectedOfficialId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Topic>().WithMany().HasForeignKey(d => d.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class OfficialLookMapping : IEntityTypeConfiguration<OfficialLook>
{
    public void Configure(EntityTypeBuilder<OfficialLook> builder)
    {
        builder.ToTable("OfficialLooks");
        builder.Property(l => l.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(l => l.PublicId).IsUnique();
        builder.Property(l => l.Typed).HasMaxLength(OfficialSearch.MaxTyped);
        builder.HasIndex(l => new { l.ElectedOfficialId, l.At });
        builder
            .HasOne<ElectedOfficial>()
            .WithMany()
            .HasForeignKey(l => l.ElectedOfficialId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(
            l => l.Shown,
            shown =>
            {
                shown.ToTable("OfficialLookRequests");
                shown.WithOwner().HasForeignKey("LookId");
                shown.HasKey("LookId", nameof(OfficialLookRequest.RequestId));
                shown
                    .HasOne<CitizenRequest>()
                    .WithMany()
                    .HasForeignKey(s => s.RequestId)
                    .OnDelete(DeleteBehavior.Restrict);
            }
        );
    }
}

sealed class StreetNoteMapping : IEntityTypeConfiguration<StreetNote>
{
    public void Configure(EntityTypeBuilder<StreetNote> builder)
    {
        builder.ToTable("StreetNotes");
        builder.Property(n => n.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(n => n.PublicId).IsUnique();
        builder
            .HasOne<ElectedOfficial>()
            .WithMany()
            .HasForeignKey(n => n.ElectedOfficialId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
