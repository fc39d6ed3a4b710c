using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Referrals;

sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Referrals");
        builder.Property(r => r.PartnerName).HasMaxLength(CitizenRequest.MaxAuthority);
        builder.Property(r => r.Reason).HasMaxLength(Referral.MaxReason);
        builder.Property(r => r.ReferredBy).HasMaxLength(Referral.MaxName);
        builder.Property(r => r.PartnerReference).HasMaxLength(Referral.MaxReference);
        builder.Ignore(r => r.IsOpen);
        builder.HasIndex(r => r.RequestId);
        builder.HasIndex(r => r.MessageId);
        // Only those that are there are looked for by date.
        builder.HasIndex(r => r.TellOn).HasFilter("\"EndedOn\" IS NULL");
        builder.HasIndex(r => r.NewsDueOn).HasFilter("\"EndedOn\" IS NULL");
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PartnerAuthority>().WithMany().HasForeignKey(r => r.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
