using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Privacy;

/// <summary>
/// Somebody looked at the record of a person, at a confidential request, or at the waiting mail of a circle. Never changed; erased when its time is
/// over. It holds numbers without foreign keys and the name as it was: it outlives what was looked at.
/// </summary>
public sealed class Look
{
    public const int MaxPage = 120;

    Look() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public DateTime At { get; private set; }

    public Guid AccountId { get; private set; }

    public Guid? AgentId { get; private set; }

    public string By { get; private set; } = "";

    public long? PersonId { get; private set; }

    public long? RequestId { get; private set; }

    public long? MailId { get; private set; }

    /// <summary>The address of the page, without what it shows: « usagers/{publicId}/foyer ».</summary>
    public string Page { get; private set; } = "";

    public static Look Of(ShownRecord shown, Viewer viewer, string page, DateTime at) =>
        new()
        {
            At = at,
            AccountId = viewer.AccountId,
            AgentId = viewer.AgentId,
            By = viewer.Name,
            PersonId = shown.PersonId,
            RequestId = shown.RequestId,
            MailId = shown.MailId,
            Page = page.Length <= MaxPage ? page : page[..MaxPage],
        };
}

sealed class LookMapping : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("Looks");
        builder.Property(l => l.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(l => l.PublicId).IsUnique();
        builder.Property(l => l.By).HasMaxLength(256);
        builder.Property(l => l.Page).HasMaxLength(Look.MaxPage);
        builder.HasIndex(l => l.At);
        builder.HasIndex(l => l.AccountId);
        builder.HasIndex(l => l.PersonId);
        builder.HasIndex(l => l.RequestId);
    }
}
