using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Organisation;

namespace Parvis.Features.Reminders.Digests;

/// <summary>
/// What one agent was told on one morning, or that there was nothing to tell. Its key lets each morning through once,
/// whichever node comes first: the row and the message commit together.
/// </summary>
public sealed class Digest
{
    public required Guid AgentId { get; init; }

    /// <summary>In the town.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>None: no message.</summary>
    public required int Lines { get; init; }
}

sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> builder)
    {
        builder.ToTable("Digests");
        builder.HasKey(d => new { d.Day, d.AgentId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(d => d.AgentId);
    }
}
