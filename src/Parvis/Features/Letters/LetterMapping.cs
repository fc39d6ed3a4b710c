using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters;

sealed class ScanFileMapping : IEntityTypeConfiguration<ScanFile>
{
    public void Configure(EntityTypeBuilder<ScanFile> builder)
    {
        builder.ToTable("ScanFiles");
        builder.Property(s => s.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(s => s.PublicId).IsUnique();
        builder.Property(s => s.SourceKey).HasMaxLength(ScanFile.MaxSourceKey);
        builder.HasIndex(s => s.SourceKey).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(ScanFile.MaxName);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.HasIndex(s => s.Hash);
        builder.Property(s => s.Fingerprint).HasMaxLength(64);
        builder.Property(s => s.BroughtBy).HasMaxLength(ScanFile.MaxPerson);
        builder.Property(s => s.Problem).HasMaxLength(ScanFile.MaxProblem);
        // What waits is read in order of arrival; what is over goes by its age.
        builder.HasIndex(s => new { s.State, s.Id });
        builder.HasIndex(s => new { s.State, s.StoredAt });
    }
}

sealed class ScanPageMapping : IEntityTypeConfiguration<ScanPage>
{
    public void Configure(EntityTypeBuilder<ScanPage> builder)
    {
        builder.ToTable("ScanPages");
        builder.HasKey(p => new { p.ScanId, p.Number });
        builder.Property(p => p.WordsHash).HasMaxLength(64);
        builder.HasIndex(p => p.WordsHash);
        builder.Property(p => p.ThumbnailHash).HasMaxLength(64);
        builder.HasIndex(p => p.ThumbnailHash);
        builder.Property(p => p.PictureHash).HasMaxLength(64);
        builder.HasIndex(p => p.PictureHash);
        builder.Property(p => p.Separator).HasMaxLength(300);
        builder.Ignore(p => p.Hashes);
        builder.HasOne<ScanFile>().WithMany().HasForeignKey(p => p.ScanId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class IncomingLetterMapping : IEntityTypeConfiguration<IncomingLetter>
{
    public void Configure(EntityTypeBuilder<IncomingLetter> builder)
    {
        builder.ToTable("Letters");
        builder.Property(l => l.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(l => l.PublicId).IsUnique();
        builder.Property(l => l.Pages).HasMaxLength(IncomingLetter.MaxPages);
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.HasIndex(l => l.Hash);
        builder.Property(l => l.RegisteredNumber).HasMaxLength(IncomingLetter.MaxRegisteredNumber);
        builder.Property(l => l.Sender).HasMaxLength(IncomingLetter.MaxSender);
        builder.Property(l => l.Subject).HasMaxLength(IncomingLetter.MaxSubject);
        builder.Property(l => l.SearchKey).HasMaxLength(600);
        builder.Property(l => l.SettledBy).HasMaxLength(IncomingLetter.MaxPerson);
        builder.Property(l => l.AsideFor).HasMaxLength(IncomingLetter.MaxReason);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Ignore(l => l.RegisterNumber);
        builder.Ignore(l => l.PageNumbers);
        // The register, newest first; what waits, oldest first.
        builder.HasIndex(l => new { l.Year, l.Number }).IsUnique().HasFilter("\"Year\" IS NOT NULL");
        builder.HasIndex(l => new { l.State, l.Id });
        builder.HasIndex(l => new { l.State, l.SettledAt });
        builder.HasIndex(l => l.SenderId);
        builder.HasOne<ScanFile>().WithMany().HasForeignKey(l => l.ScanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Requester>().WithMany().HasForeignKey(l => l.SenderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(l => l.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class LetterRequestMapping : IEntityTypeConfiguration<LetterRequest>
{
    public void Configure(EntityTypeBuilder<LetterRequest> builder)
    {
        builder.ToTable("LetterRequests");
        builder.HasKey(l => new { l.LetterId, l.RequestId });
        builder.HasIndex(l => l.RequestId);
        builder.HasIndex(l => l.AnsweredWithId).HasFilter("\"AnsweredWithId\" IS NOT NULL");
        builder
            .HasOne<CitizenRequest>()
            .WithMany()
            .HasForeignKey(l => l.AnsweredWithId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IncomingLetter>().WithMany().HasForeignKey(l => l.LetterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
