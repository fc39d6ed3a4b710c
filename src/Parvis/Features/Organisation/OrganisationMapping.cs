using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Accounts;

namespace Parvis.Features.Organisation;

sealed class DepartmentMapping : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments");
        builder.Property(d => d.Name).HasMaxLength(150);
        builder.Property(d => d.SortName).HasMaxLength(150);
        builder.Property(d => d.Address).HasMaxLength(300);
        builder.Property(d => d.Phone).HasMaxLength(40);
        builder.Property(d => d.Email).HasMaxLength(254);
        builder.HasOne<Department>().WithMany().HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ServicePoint>().WithMany().HasForeignKey(d => d.ServicePointId);
        builder.HasIndex(d => d.SortName);
        builder.Property(d => d.ExternalId).HasMaxLength(80);
        builder.HasIndex(d => d.ExternalId).IsUnique();
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}

sealed class ServicePointMapping : IEntityTypeConfiguration<ServicePoint>
{
    public void Configure(EntityTypeBuilder<ServicePoint> builder)
    {
        builder.ToTable("ServicePoints");
        builder.Property(p => p.Name).HasMaxLength(150);
        builder.Property(p => p.Address).HasMaxLength(300);
        builder.Property(p => p.Phone).HasMaxLength(40);
        builder.Property(p => p.ExternalId).HasMaxLength(80);
        builder.HasIndex(p => p.ExternalId).IsUnique();
        builder.OwnsMany(p => p.Hours, hours => hours.ToJson());
        builder.OwnsMany(p => p.Exceptions, days => days.ToJson());
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

sealed class AgentMapping : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> builder)
    {
        builder.ToTable("Agents");
        builder.Property(a => a.FirstName).HasMaxLength(80);
        builder.Property(a => a.LastName).HasMaxLength(80);
        builder.Property(a => a.FullName).HasMaxLength(161);
        builder.Property(a => a.SortName).HasMaxLength(161);
        builder.Property(a => a.Function).HasMaxLength(150);
        builder.Property(a => a.Email).HasMaxLength(254);
        builder.Property(a => a.Phone).HasMaxLength(40);
        builder.HasOne<Account>().WithOne().HasForeignKey<Agent>(a => a.AccountId);
        builder.HasIndex(a => a.SortName);
        builder.Property(a => a.ExternalId).HasMaxLength(80);
        builder.HasIndex(a => a.ExternalId).IsUnique();
        builder.OwnsMany(
            a => a.Memberships,
            memberships =>
            {
                memberships.ToTable("Memberships");
                memberships.WithOwner().HasForeignKey("AgentId");
                memberships.HasKey("AgentId", nameof(Membership.DepartmentId));
                memberships.HasOne<Department>().WithMany().HasForeignKey(m => m.DepartmentId);
            }
        );
        builder.OwnsMany(
            a => a.Absences,
            absences =>
            {
                absences.ToTable("Absences");
                absences.WithOwner().HasForeignKey("AgentId");
                absences.HasKey("AgentId", nameof(Absence.From));
                absences.HasOne<Agent>().WithMany().HasForeignKey(a => a.StandInId).OnDelete(DeleteBehavior.Restrict);
            }
        );
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}

sealed class ElectedOfficialMapping : IEntityTypeConfiguration<ElectedOfficial>
{
    public void Configure(EntityTypeBuilder<ElectedOfficial> builder)
    {
        builder.ToTable("ElectedOfficials");
        builder.Property(e => e.FirstName).HasMaxLength(80);
        builder.Property(e => e.LastName).HasMaxLength(80);
        builder.Property(e => e.FullName).HasMaxLength(161);
        builder.Property(e => e.SortName).HasMaxLength(161);
        builder.Property(e => e.Function).HasMaxLength(150);
        builder.HasOne<Account>().WithOne().HasForeignKey<ElectedOfficial>(e => e.AccountId);
        builder.Property(e => e.Version).IsConcurrencyToken();
    }
}

sealed class HelperMapping : IEntityTypeConfiguration<Helper>
{
    public void Configure(EntityTypeBuilder<Helper> builder)
    {
        builder.ToTable("Helpers");
        builder.Property(h => h.Organisation).HasMaxLength(Helper.MaxOrganisation);
        builder.Property(h => h.FirstName).HasMaxLength(80);
        builder.Property(h => h.LastName).HasMaxLength(80);
        builder.Property(h => h.FullName).HasMaxLength(170);
        builder.Property(h => h.SortName).HasMaxLength(330);
        builder.Property(h => h.Email).HasMaxLength(254);
        builder.Property(h => h.Phone).HasMaxLength(40);
        builder.HasOne<Account>().WithOne().HasForeignKey<Helper>(h => h.AccountId);
        builder.Property(h => h.Version).IsConcurrencyToken();
    }
}

sealed class PartnerAuthorityMapping : IEntityTypeConfiguration<PartnerAuthority>
{
    public void Configure(EntityTypeBuilder<PartnerAuthority> builder)
    {
        builder.ToTable("PartnerAuthorities");
        builder.Property(p => p.Name).HasMaxLength(150);
        builder.Property(p => p.SortName).HasMaxLength(150);
        builder.Property(p => p.Address).HasMaxLength(300);
        builder.Property(p => p.Phone).HasMaxLength(40);
        builder.Property(p => p.Email).HasMaxLength(254);
        builder.Property(p => p.Website).HasMaxLength(300);
        builder.Property(p => p.Competence).HasMaxLength(1000);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

sealed class CircleMapping : IEntityTypeConfiguration<Circle>
{
    public void Configure(EntityTypeBuilder<Circle> builder)
    {
        builder.ToTable("Circles");
        builder.Property(c => c.Name).HasMaxLength(150);
        builder.Property(c => c.TransferPhone).HasMaxLength(40);
        builder.OwnsMany(
            c => c.Members,
            members =>
            {
                members.ToTable("CircleMembers");
                members.WithOwner().HasForeignKey("CircleId");
                members.HasKey("CircleId", nameof(CircleMember.AgentId));
                members.HasOne<Agent>().WithMany().HasForeignKey(m => m.AgentId);
            }
        );
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
