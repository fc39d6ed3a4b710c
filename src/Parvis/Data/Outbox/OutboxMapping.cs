using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Data.Outbox;

sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.MessageKey).HasMaxLength(OutboxMessage.MaxKey);
        builder.HasIndex(m => m.MessageKey).IsUnique();
        builder.Property(m => m.LastError).HasMaxLength(OutboxStore.MaxError);
        builder.Ignore(m => m.Mail);
        builder.Ignore(m => m.Text);
        builder.Ignore(m => m.Words);
        builder.HasIndex(m => new { m.DueAt, m.Id });
        builder.HasIndex(m => m.CorrespondenceId);
        builder.Property(m => m.Recipient).HasMaxLength(OutboxMessage.MaxRecipient);
        builder.HasIndex(m => new { m.Recipient, m.SentAt });
        builder.HasIndex(m => m.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
    }
}
