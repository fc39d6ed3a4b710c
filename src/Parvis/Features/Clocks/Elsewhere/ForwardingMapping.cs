using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Clocks.Elsewhere;

sealed class ForwardingMapping : IEntityTypeConfiguration<Forwarding>
{
    public void Configure(EntityTypeBuilder<Forwarding> builder)
    {
        builder.ToTable("Forwardings");
        builder.Ignore(f => f.Bears);
        builder.HasIndex(f => f.RequestId);
        builder.HasIndex(f => f.MessageId).IsUnique();
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Correspondence>().WithMany().HasForeignKey(f => f.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
