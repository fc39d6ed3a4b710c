using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Templates;

/// <summary>What the blocks said as somebody left them: they stand in hundreds of answers, and one must be able to tell what those said.</summary>
public sealed class ReplyBlocksVersion
{
    public long Id { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>The one whose words it took up again.</summary>
    public int? Restores { get; private set; }

    public ReplyBlocks Blocks { get; private set; } = new();

    public static ReplyBlocksVersion Of(ReplyBlocks blocks, int number, int? restores, ProcessContext by) =>
        new()
        {
            Number = number,
            At = by.At,
            By = by.Name,
            Restores = restores,
            // The version owns its words: those of the settings go on changing.
            Blocks = blocks with
            { },
        };

    /// <summary>What differs from the one before it, in words.</summary>
    public string ChangesSince(ReplyBlocksVersion? before)
    {
        if (before is null)
            return "première version";
        var changed = Blocks.Named().Where(block => before.Blocks.Find(block.Name) != block.Text).Select(b => b.Title);
        return $"a changé : {string.Join(", ", changed.Select(title => $"« {title} »"))}";
    }
}

sealed class ReplyBlocksVersionMapping : IEntityTypeConfiguration<ReplyBlocksVersion>
{
    public void Configure(EntityTypeBuilder<ReplyBlocksVersion> builder)
    {
        builder.ToTable("ReplyBlocksVersions");
        builder.Property(v => v.By).HasMaxLength(ReplyTemplateVersion.MaxBy);
        builder.HasIndex(v => v.Number).IsUnique();
        builder.OwnsOne(
            v => v.Blocks,
            blocks =>
            {
                blocks.Property(b => b.Opening).HasMaxLength(ReplyBlocks.MaxText);
                blocks.Property(b => b.WrongDoor).HasMaxLength(ReplyBlocks.MaxText);
                blocks.Property(b => b.MissingItems).HasMaxLength(ReplyBlocks.MaxText);
                blocks.Property(b => b.Refusal).HasMaxLength(ReplyBlocks.MaxText);
                blocks.Property(b => b.Closing).HasMaxLength(ReplyBlocks.MaxText);
            }
        );
        builder.Navigation(v => v.Blocks).IsRequired();
    }
}
