using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake;

/// <summary>
/// Somebody asked, was answered, and nothing had to be followed: counted by topic and channel, without any word about
/// the person.
/// </summary>
public sealed class ContactLog
{
    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required DateTime At { get; init; }

    public required Channel Channel { get; init; }

    public required Guid TopicId { get; init; }

    /// <summary>So that who mistook a key can take it back; never for counting colleagues.</summary>
    public required Guid? AgentId { get; init; }
}

sealed class ContactLogMapping : IEntityTypeConfiguration<ContactLog>
{
    public void Configure(EntityTypeBuilder<ContactLog> builder)
    {
        builder.ToTable("ContactLog");
        builder.Property(c => c.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => new { c.At, c.TopicId });
        builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => c.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}
