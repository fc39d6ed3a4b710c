using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Features.Announcements;

sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("Announcements");
        builder.Property(a => a.Title).HasMaxLength(Announcement.MaxTitle);
        builder.Property(a => a.Text).HasMaxLength(Announcement.MaxText);
        builder.Property(a => a.By).HasMaxLength(Announcement.MaxBy);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Until);
    }
}
