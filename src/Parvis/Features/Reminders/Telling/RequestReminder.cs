using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Reminders.Telling;

/// <summary>What was told about one date of a request: each step once. A date that moves begins again.</summary>
public sealed class RequestReminder
{
    RequestReminder() { }

    public RequestReminder(long requestId, ReminderPromise promise) => (RequestId, Promise) = (requestId, promise);

    public long RequestId { get; private set; }

    public ReminderPromise Promise { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The farthest one told; those before it are taken as told.</summary>
    public ReminderStep Step { get; private set; }

    public DateOnly ToldOn { get; private set; }

    public void Tell(DateOnly dueOn, ReminderStep step, DateOnly today) => (DueOn, Step, ToldOn) = (dueOn, step, today);
}

sealed class RequestReminderMapping : IEntityTypeConfiguration<RequestReminder>
{
    public void Configure(EntityTypeBuilder<RequestReminder> builder)
    {
        builder.ToTable("RequestReminders");
        builder.HasKey(r => new { r.RequestId, r.Promise });
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
