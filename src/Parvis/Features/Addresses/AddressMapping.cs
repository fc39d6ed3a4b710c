using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Features.Addresses;

sealed class TownAddressMapping : IEntityTypeConfiguration<TownAddress>
{
    public void Configure(EntityTypeBuilder<TownAddress> builder)
    {
        builder.ToTable("TownAddresses");
        builder.Property(a => a.BanId).HasMaxLength(TownAddress.MaxBanId);
        builder.Property(a => a.Suffix).HasMaxLength(TownAddress.MaxSuffix);
        builder.Property(a => a.Street).HasMaxLength(TownAddress.MaxStreet);
        builder.Property(a => a.PostalCode).HasMaxLength(10);
        builder.Property(a => a.City).HasMaxLength(TownAddress.MaxCity);
        builder.Property(a => a.FormerCity).HasMaxLength(TownAddress.MaxCity);
        builder.HasIndex(a => a.BanId).IsUnique();
    }
}

sealed class AddressFileMapping : IEntityTypeConfiguration<AddressFile>
{
    public void Configure(EntityTypeBuilder<AddressFile> builder)
    {
        builder.ToTable("AddressFiles");
        builder.Property(f => f.Name).HasMaxLength(AddressFile.MaxName);
        builder.Property(f => f.By).HasMaxLength(AddressFile.MaxBy);
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}
