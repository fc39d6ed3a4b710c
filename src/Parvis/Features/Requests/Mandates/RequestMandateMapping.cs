using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Mandates;

sealed class RequestMandateMapping : IEntityTypeConfiguration<RequestMandate>
{
    public void Configure(EntityTypeBuilder<RequestMandate> builder)
    {
        builder.ToTable("RequestMandates");
        builder.Property(m => m.HelperName).HasMaxLength(170);
        builder.Property(m => m.Organisation).HasMaxLength(Helper.MaxOrganisation);
        builder.Property(m => m.SignedFile).HasMaxLength(RandomId.Length);
        builder.HasIndex(m => m.RequestId).IsUnique();
        builder.HasIndex(m => new { m.HelperId, m.Id });
        // Those that the day ends.
        builder.HasIndex(m => m.Until).HasFilter("\"EndedOn\" IS NULL");
        builder.HasOne<CitizenRequest>().WithOne().HasForeignKey<RequestMandate>(m => m.RequestId);
        builder.HasOne<Helper>().WithMany().HasForeignKey(m => m.HelperId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(m => m.Version).IsConcurrencyToken();
    }
}
