using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requesters.Texts;
using Parvis.Features.Requesters.Ties;

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
        builder.HasIndex(r => r.LastContactAt);
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
        builder.Property(c => c.Backwards).HasMaxLength(300);
        builder.Property(c => c.TextsAgreedHow).HasMaxLength(TextConsents.MaxHow);
        builder.Property(c => c.TextsAgreedBy).HasMaxLength(200);
        builder.Property(c => c.TextsStoppedBy).HasMaxLength(200);
        builder.Ignore(c => c.TakesTexts);
        builder.HasIndex(c => new { c.Kind, c.Key });
        builder.HasIndex(c => c.Backwards).HasFilter("\"Backwards\" <> ''");
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
        // No foreign key: its index would be larger than the table, and whoever removes a word knows its keys.
        builder.HasKey(k => new { k.Key, k.WordId });
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

sealed class RequesterWarningMapping : IEntityTypeConfiguration<RequesterWarning>
{
    public void Configure(EntityTypeBuilder<RequesterWarning> builder)
    {
        builder.ToTable("RequesterWarnings");
        builder.HasIndex(w => new { w.RequesterId, w.KnownId }).IsUnique();
        builder.HasIndex(w => w.KnownId);
        builder.HasOne<Requester>().WithMany().HasForeignKey(w => w.RequesterId);
        builder.HasOne<Requester>().WithMany().HasForeignKey(w => w.KnownId);
    }
}

sealed class RequesterNeedMapping : IEntityTypeConfiguration<RequesterNeed>
{
    public void Configure(EntityTypeBuilder<RequesterNeed> builder)
    {
        builder.ToTable("RequesterNeeds");
        builder.Property(n => n.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(n => n.PublicId).IsUnique();
        builder.Property(n => n.What).HasMaxLength(RequesterNeed.MaxWhat);
        builder.Property(n => n.Source).HasMaxLength(RequesterNeed.MaxWhat);
        builder.Property(n => n.By).HasMaxLength(200);
        builder.HasOne<Requester>().WithMany().HasForeignKey(n => n.RequesterId);
    }
}

sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("Households");
        builder.Property(h => h.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(h => h.PublicId).IsUnique();
        builder.HasMany(h => h.Members).WithOne().HasForeignKey(m => m.HouseholdId);
    }
}

sealed class HouseholdMemberMapping : IEntityTypeConfiguration<HouseholdMember>
{
    public void Configure(EntityTypeBuilder<HouseholdMember> builder)
    {
        builder.ToTable("HouseholdMembers");
        builder.HasIndex(m => new { m.HouseholdId, m.RequesterId }).IsUnique();
        builder.HasOne<Requester>().WithMany().HasForeignKey(m => m.RequesterId);
    }
}

sealed class RepresentationMapping : IEntityTypeConfiguration<Representation>
{
    public void Configure(EntityTypeBuilder<Representation> builder)
    {
        builder.ToTable("Representations");
        builder.Property(t => t.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(t => t.PublicId).IsUnique();
        builder.Property(t => t.Capacity).HasMaxLength(200);
        builder.Property(t => t.Proof).HasMaxLength(300);
        builder.Property(t => t.RecordedBy).HasMaxLength(200);
        builder.HasOne<Requester>().WithMany().HasForeignKey(t => t.RepresentativeId);
        builder.HasOne<Requester>().WithMany().HasForeignKey(t => t.RepresentedId);
    }
}

sealed class RequesterMergeMapping : IEntityTypeConfiguration<RequesterMerge>
{
    public void Configure(EntityTypeBuilder<RequesterMerge> builder)
    {
        builder.ToTable("RequesterMerges");
        builder.Property(m => m.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(m => m.PublicId).IsUnique();
        builder.Property(m => m.Reason).HasMaxLength(RequesterMerge.MaxReason);
        builder.Property(m => m.By).HasMaxLength(200);
        builder.Property(m => m.UndoneBy).HasMaxLength(200);
        builder
            .Property(m => m.Parts)
            .HasConversion(
                parts => JsonSerializer.Serialize(parts, JsonSerializerOptions.Default),
                json =>
                    JsonSerializer.Deserialize<MergedParts>(json, JsonSerializerOptions.Default) ?? new MergedParts()
            );
        builder.Ignore(m => m.IsUndone);
        builder.HasOne<Requester>().WithMany().HasForeignKey(m => m.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Requester>().WithMany().HasForeignKey(m => m.AbsorbedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => m.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}
