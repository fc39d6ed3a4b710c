using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;

namespace Parvis.Features.Api.Webhooks;

sealed class WebhookSubscriptionMapping : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("WebhookSubscriptions");
        builder.Property(s => s.Name).HasMaxLength(WebhookSubscription.MaxName);
        builder.Property(s => s.Target).HasMaxLength(WebhookSubscription.MaxTarget);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.IsFailing);
    }
}

sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("WebhookDeliveries");
        builder.Property(d => d.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(d => d.Reference).HasMaxLength(20);
        builder.Property(d => d.LastError).HasMaxLength(WebhookAnswer.MaxError);
        builder.HasIndex(d => d.PublicId).IsUnique();
        builder.HasIndex(d => new { d.SubscriptionId, d.DueAt });
        builder.HasIndex(d => new { d.SubscriptionId, d.Id });
        builder.HasIndex(d => d.RequestId);
        builder.HasIndex(d => d.CreatedAt);
    }
}
