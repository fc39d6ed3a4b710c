using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters;

namespace Parvis.Features.Privacy.Cases;

sealed class PrivacyCaseMapping : IEntityTypeConfiguration<PrivacyCase>
{
    public void Configure(EntityTypeBuilder<PrivacyCase> builder)
    {
        builder.ToTable("PrivacyCases");
        builder.Property(c => c.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => new { c.ClosedAt, c.DueOn });
        builder.Property(c => c.ExtensionReason).HasMaxLength(PrivacyCase.MaxReason);
        builder.Property(c => c.OutcomeReason).HasMaxLength(PrivacyCase.MaxReason);
        builder.Property(c => c.ErasureReason).HasMaxLength(PrivacyCase.MaxReason);
        builder.Property(c => c.OpenedBy).HasMaxLength(200);
        builder.Property(c => c.ClosedBy).HasMaxLength(200);
        builder.Property(c => c.ErasedBy).HasMaxLength(200);
        builder.HasOne<Requester>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.IsOpen);
        builder.Ignore(c => c.Number);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

static class CaseTurns
{
    /// <summary>Two officers would add the same row on PostgreSQL: the second waits here for the first.</summary>
    public static Task TakeTurnAsync(this ParvisDbContext db, PrivacyCase file, CancellationToken cancellationToken) =>
        db.Set<PrivacyCase>()
            .Where(c => c.Id == file.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancellationToken);
}

sealed class CircleConsentMapping : IEntityTypeConfiguration<CircleConsent>
{
    public void Configure(EntityTypeBuilder<CircleConsent> builder)
    {
        builder.ToTable("PrivacyCircleConsents");
        builder.HasKey(c => new { c.CaseId, c.CircleId });
        builder.Property(c => c.AgreedBy).HasMaxLength(200);
        builder.HasIndex(c => c.CircleId);
        builder.HasOne<PrivacyCase>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasOne<Circle>().WithMany().HasForeignKey(c => c.CircleId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CasePassageMapping : IEntityTypeConfiguration<CasePassage>
{
    public void Configure(EntityTypeBuilder<CasePassage> builder)
    {
        builder.ToTable("PrivacyPassages");
        builder.Property(p => p.Text).HasMaxLength(CasePassage.MaxText);
        builder.HasIndex(p => p.CaseId);
        builder.HasOne<PrivacyCase>().WithMany().HasForeignKey(p => p.CaseId);
    }
}

sealed class CaseWithheldMapping : IEntityTypeConfiguration<CaseWithheld>
{
    public void Configure(EntityTypeBuilder<CaseWithheld> builder)
    {
        builder.ToTable("PrivacyWithheld");
        builder.HasKey(w => new { w.CaseId, w.ItemKey });
        builder.Property(w => w.ItemKey).HasMaxLength(CaseWithheld.MaxKey);
        builder.Property(w => w.Reason).HasMaxLength(CaseWithheld.MaxReason);
        builder.HasOne<PrivacyCase>().WithMany().HasForeignKey(w => w.CaseId);
    }
}

sealed class BlobToEraseMapping : IEntityTypeConfiguration<BlobToErase>
{
    public void Configure(EntityTypeBuilder<BlobToErase> builder)
    {
        builder.ToTable("BlobsToErase");
        builder.HasKey(b => b.Hash);
        builder.Property(b => b.Hash).HasMaxLength(64);
    }
}
