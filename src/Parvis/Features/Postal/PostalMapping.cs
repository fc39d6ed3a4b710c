using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal;

sealed class LetterBatchMapping : IEntityTypeConfiguration<LetterBatch>
{
    public void Configure(EntityTypeBuilder<LetterBatch> builder)
    {
        builder.ToTable("LetterBatches");
        builder.Property(b => b.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(b => b.PublicId).IsUnique();
        builder.HasIndex(b => new { b.Year, b.Number }).IsUnique();
        builder.HasIndex(b => new { b.State, b.Id });
        builder.HasIndex(b => b.Hash);
        builder.Property(b => b.MadeBy).HasMaxLength(LetterBatch.MaxPerson);
        builder.Property(b => b.HandedTo).HasMaxLength(LetterBatch.MaxPerson);
        builder.Property(b => b.HandedAs).HasMaxLength(LetterBatch.MaxPerson);
        builder.Property(b => b.Problem).HasMaxLength(LetterBatch.MaxProblem);
        builder.Property(b => b.Hash).HasMaxLength(64);
        builder.Ignore(b => b.Name);
        builder.Ignore(b => b.MayChange);
        builder.Ignore(b => b.MayBePosted);
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}

sealed class OutgoingLetterMapping : IEntityTypeConfiguration<OutgoingLetter>
{
    public void Configure(EntityTypeBuilder<OutgoingLetter> builder)
    {
        builder.ToTable("OutgoingLetters");
        builder.Property(l => l.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(l => l.PublicId).IsUnique();
        builder.HasIndex(l => l.CorrespondenceId).IsUnique().HasFilter("\"CorrespondenceId\" IS NOT NULL");
        builder.HasIndex(l => new { l.BatchId, l.Place });
        // The register, newest first, has numbered lines only.
        builder.HasIndex(l => new { l.Year, l.Number }).IsUnique().HasFilter("\"Year\" IS NOT NULL");
        builder.HasIndex(l => l.RegisteredNumber).HasFilter("\"RegisteredNumber\" <> ''");
        builder.Property(l => l.RegisteredNumber).HasMaxLength(OutgoingLetter.MaxRegisteredNumber);
        builder.Property(l => l.ByHand).HasMaxLength(OutgoingLetter.MaxByHand);
        builder.Property(l => l.PostedBy).HasMaxLength(OutgoingLetter.MaxPerson);
        builder.Property(l => l.Recipient).HasMaxLength(OutgoingLetter.MaxRecipient);
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder.Property(l => l.Subject).HasMaxLength(OutgoingLetter.MaxSubject);
        builder.Property(l => l.SearchKey).HasMaxLength(OutgoingLetter.MaxSearchKey);
        builder.Ignore(l => l.RegisterNumber);
        builder.Ignore(l => l.IsPosted);
        builder.Ignore(l => l.Name);
        builder
            .HasOne<Correspondence>()
            .WithMany()
            .HasForeignKey(l => l.CorrespondenceId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LetterBatch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(l => l.Version).IsConcurrencyToken();
    }
}
