using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Clocks.Items;

sealed class ItemsDemandMapping : IEntityTypeConfiguration<ItemsDemand>
{
    public void Configure(EntityTypeBuilder<ItemsDemand> builder)
    {
        builder.ToTable("ItemsDemands");
        builder.Ignore(d => d.Missing);
        builder.HasIndex(d => d.RequestId);
        // Only those somebody must still be told of are looked for by date.
        builder.HasIndex(d => d.Until).HasFilter("\"SentOn\" IS NOT NULL AND NOT \"OverdueTold\"");
        builder.HasIndex(d => d.MessageId).IsUnique();
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Correspondence>().WithMany().HasForeignKey(d => d.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.OwnsMany(
            d => d.Items,
            items =>
            {
                items.ToTable("DemandedItems");
                items.WithOwner().HasForeignKey("DemandId");
                items.HasKey("DemandId", nameof(DemandedItem.Order));
                items.Property(i => i.Order).ValueGeneratedNever();
                items.Property(i => i.Name).HasMaxLength(DemandedItem.MaxName);
            }
        );
    }
}
