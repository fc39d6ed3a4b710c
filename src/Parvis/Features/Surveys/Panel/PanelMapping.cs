using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;

namespace Parvis.Features.Surveys.Panel;

sealed class PanelMemberMapping : IEntityTypeConfiguration<PanelMember>
{
    public void Configure(EntityTypeBuilder<PanelMember> builder)
    {
        builder.ToTable("PanelMembers");
        builder.Property(m => m.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(m => m.Name).HasMaxLength(PanelMember.MaxName);
        builder.Property(m => m.Email).HasMaxLength(PanelMember.MaxEmail);
        builder.Property(m => m.Phone).HasMaxLength(PanelMember.MaxPhone);
        builder.Property(m => m.Subjects).HasMaxLength(PanelMember.MaxSubjects);
        builder.HasIndex(m => m.PublicId).IsUnique();
        builder.HasIndex(m => m.Email);
    }
}

sealed class PanelInvitationMapping : IEntityTypeConfiguration<PanelInvitation>
{
    public void Configure(EntityTypeBuilder<PanelInvitation> builder)
    {
        builder.ToTable("PanelInvitations");
        builder.Property(i => i.Title).HasMaxLength(PanelInvitation.MaxTitle);
        builder.Property(i => i.Message).HasMaxLength(PanelInvitation.MaxMessage);
        builder.Property(i => i.Address).HasMaxLength(PanelInvitation.MaxAddress);
        builder.Property(i => i.By).HasMaxLength(PanelInvitation.MaxBy);
    }
}

sealed class PanelFindingMapping : IEntityTypeConfiguration<PanelFinding>
{
    public void Configure(EntityTypeBuilder<PanelFinding> builder)
    {
        builder.ToTable("PanelFindings");
        builder.Property(f => f.Text).HasMaxLength(PanelFinding.MaxText);
        builder.Property(f => f.By).HasMaxLength(PanelFinding.MaxBy);
        builder.HasIndex(f => f.InvitationId);
        builder
            .HasOne<PanelInvitation>()
            .WithMany()
            .HasForeignKey(f => f.InvitationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
