using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Approval;

sealed class ApprovalCircuitMapping : IEntityTypeConfiguration<ApprovalCircuit>
{
    public void Configure(EntityTypeBuilder<ApprovalCircuit> builder)
    {
        builder.ToTable("ApprovalCircuits");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(ApprovalCircuit.MaxName);
        builder.OwnsMany(c => c.Steps, steps => steps.ToJson());
        builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(c => c.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

sealed class SignatureDelegationMapping : IEntityTypeConfiguration<SignatureDelegation>
{
    public void Configure(EntityTypeBuilder<SignatureDelegation> builder)
    {
        builder.ToTable("SignatureDelegations");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Quality).HasMaxLength(SignatureDelegation.MaxQuality);
        builder.Property(d => d.Words).HasMaxLength(SignatureDelegation.MaxWords);
        builder.Property(d => d.Act).HasMaxLength(SignatureDelegation.MaxAct);
        builder.HasOne<Agent>().WithMany().HasForeignKey(d => d.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ElectedOfficial>().WithMany().HasForeignKey(d => d.OfficialId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}

sealed class ApprovalRoundMapping : IEntityTypeConfiguration<ApprovalRound>
{
    public void Configure(EntityTypeBuilder<ApprovalRound> builder)
    {
        builder.ToTable("ApprovalRounds");
        builder.Property(r => r.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(r => r.PublicId).IsUnique();
        builder.Property(r => r.CircuitName).HasMaxLength(ApprovalCircuit.MaxName);
        builder.Property(r => r.Recipient).HasMaxLength(Recipients.MaxLength);
        builder.Property(r => r.Subject).HasMaxLength(ReplyContent.MaxSubject);
        builder.Property(r => r.Body).HasMaxLength(ReplyContent.MaxBody);
        builder.Property(r => r.Signature).HasMaxLength(ApprovalRound.MaxSignature);
        builder.Property(r => r.AskedBy).HasMaxLength(200);
        builder.Property(r => r.EndedBy).HasMaxLength(200);
        builder.Property(r => r.Comment).HasMaxLength(ApprovalRound.MaxComment);
        builder.OwnsMany(r => r.Steps, steps => steps.ToJson());
        builder.Ignore(r => r.Content);
        builder.Ignore(r => r.Current);
        builder.Ignore(r => r.IsLast);
        builder.Ignore(r => r.IsWaiting);
        builder.Ignore(r => r.EndInFrench);
        // One at a time, whatever happens.
        builder
            .HasIndex(r => r.RequestId)
            .IsUnique()
            .HasDatabaseName("IX_ApprovalRounds_Waiting")
            .HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(r => new { r.RequestId, r.Id });
        builder.HasIndex(r => r.HolderAgentId).HasFilter("\"HolderAgentId\" IS NOT NULL");
        builder.HasIndex(r => r.HolderOfficialId).HasFilter("\"HolderOfficialId\" IS NOT NULL");
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Correspondence>()
            .WithMany()
            .HasForeignKey(r => r.CorrespondenceId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
