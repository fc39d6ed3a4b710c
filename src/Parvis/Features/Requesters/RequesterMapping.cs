using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Requesters;

sealed class RequesterMapping : IEntityTypeConfiguration<Requester>
{
    public void Configure(EntityTypeBuilder<Requester> builder)
    {
        builder.ToTable("Requesters");
        builder.Property(r => r.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(r => r.PublicId).IsUnique();
        builder.Property(r => r.Civility).HasMaxLength(20);
        builder.Property(r => r.FirstName).HasMaxLength(Requester.MaxName);
        builder.Property(r => r.BirthName).HasMaxLength(Requester.MaxName);
        builder.Property(r => r.UsageName).HasMaxLength(Requester.MaxName);
        builder.Property(r => r.OrganisationName).HasMaxLength(Requester.MaxOrganisationName);
        builder.Property(r => r.DisplayName).HasMaxLength(250);
        builder.Property(r => r.SortName).HasMaxLength(250);
        builder.Property(r => r.Language).HasMaxLength(8);
        builder.HasIndex(r => r.SortName);
        // Of merged records only: without statistics SQLite takes « is null » for a rare value and starts from it.
        builder.HasIndex(r => r.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        builder.HasOne<Requester>().WithMany().HasForeignKey(r => r.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.ContactPoints).WithOne().HasForeignKey(c => c.RequesterId);
        builder.HasMany(r => r.Circles).WithOne().HasForeignKey(c => c.RequesterId);
        builder.Ignore(r => r.FormalName);
        builder.Ignore(r => r.OtherName);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}

sealed class ContactPointMapping : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> builder)
    {
        builder.ToTable("ContactPoints");
        builder.Property(c => c.Value).HasMaxLength(300);
        builder.Property(c => c.Key).HasMaxLength(300);
        builder.Property(c => c.Label).HasMaxLength(80);
        builder.HasIndex(c => new { c.Kind, c.Key });
    }
}

sealed class NameWordMapping : IEntityTypeConfiguration<NameWord>
{
    public void Configure(EntityTypeBuilder<NameWord> builder)
    {
        builder.ToTable("NameWords");
        builder.Property(w => w.Word).HasMaxLength(NameWord.MaxLength);
        builder.Property(w => w.Phonetic).HasMaxLength(NameWord.MaxLength);
        builder.HasIndex(w => w.Word).IsUnique();
        builder.HasIndex(w => w.Phonetic);
    }
}

sealed class NameWordKeyMapping : IEntityTypeConfiguration<NameWordKey>
{
    public void Configure(EntityTypeBuilder<NameWordKey> builder)
    {
        builder.ToTable("NameWordKeys");
        builder.Property(k => k.Key).HasMaxLength(NameWord.MaxLength);
        builder.HasKey(k => new { k.Key, k.WordId });
        builder.HasOne<NameWord>().WithMany().HasForeignKey(k => k.WordId);
    }
}

sealed class RequesterNameMapping : IEntityTypeConfiguration<RequesterName>
{
    public void Configure(EntityTypeBuilder<RequesterName> builder)
    {
        builder.ToTable("RequesterNames");
        builder.HasKey(n => new { n.WordId, n.RequesterId });
        // Covers the search, which reads all the words of a candidate.
        builder.HasIndex(n => new { n.RequesterId, n.WordId });
        builder.HasOne<Requester>().WithMany().HasForeignKey(n => n.RequesterId);
        builder.HasOne<NameWord>().WithMany().HasForeignKey(n => n.WordId);
    }
}

sealed class RequesterCircleMapping : IEntityTypeConfiguration<RequesterCircle>
{
    public void Configure(EntityTypeBuilder<RequesterCircle> builder)
    {
        builder.ToTable("RequesterCircles");
        builder.HasKey(c => new { c.RequesterId, c.CircleId });
        builder.HasOne<Circle>().WithMany().HasForeignKey(c => c.CircleId);
    }
}
