using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Requests.Files;

namespace Parvis.Features.Requests;

/// <summary>
/// The file of a letter: a PDF, made anew as often as one likes until it is posted, then what was sent. Printed from Word,
/// what was sent is the Word document.
/// </summary>
public sealed class PrintedLetter
{
    public required long CorrespondenceId { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal: its key in the blob store, and its fingerprint.</summary>
    public string Hash { get; private set; } = "";

    public long Size { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The program that made it.</summary>
    public string Program { get; private set; } = "";

    public FileKind Kind => Program == MadeLetter.Word ? FileKind.Docx : FileKind.Pdf;

    public void Become(MadeLetter made, CorrespondenceState state, DateTime at)
    {
        if (state != CorrespondenceState.ToPrint)
            throw new RefusedException("Cette lettre est partie : son PDF ne change plus.");
        (Hash, Size, Program, At) = (made.Hash, made.Size, made.Program, at);
    }
}

/// <summary>A file whose bytes are kept and not yet any letter's.</summary>
public sealed record MadeLetter(string Hash, long Size, string Program)
{
    /// <summary>The program that prints a Word letter, and that it is for.</summary>
    public const string Word = "Word";
}

sealed class PrintedLetterMapping : IEntityTypeConfiguration<PrintedLetter>
{
    public void Configure(EntityTypeBuilder<PrintedLetter> builder)
    {
        builder.ToTable("PrintedLetters");
        builder.HasKey(p => p.CorrespondenceId);
        builder.Property(p => p.CorrespondenceId).ValueGeneratedNever();
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.Property(p => p.Program).HasMaxLength(40);
        builder.Ignore(p => p.Kind);
        builder.HasIndex(p => p.Hash);
        builder
            .HasOne<Correspondence>()
            .WithOne(c => c.Printed)
            .HasForeignKey<PrintedLetter>(p => p.CorrespondenceId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
