using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests;

sealed class CitizenRequestMapping : IEntityTypeConfiguration<CitizenRequest>
{
    public void Configure(EntityTypeBuilder<CitizenRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(r => r.Reference).HasMaxLength(24);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.Property(r => r.Subject).HasMaxLength(CitizenRequest.MaxSubject);
        builder.Property(r => r.Place).HasMaxLength(300);
        builder.Property(r => r.PlaceKey).HasMaxLength(300);
        builder.Property(r => r.PlannedDetail).HasMaxLength(500);
        builder.Property(r => r.ReferredTo).HasMaxLength(CitizenRequest.MaxAuthority);
        builder.Property(r => r.FirstReceivedBy).HasMaxLength(CitizenRequest.MaxAuthority);
        builder.Property("StatusBeforeMerge");
        builder.Property("EndedAtBeforeMerge");
        builder.Property("ClosedForBeforeReply");
        builder.Property("EndedAtBeforeReply");
        builder.Ignore(r => r.PendingEvents);
        builder.HasOne<Requester>().WithMany().HasForeignKey(r => r.RequesterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Requester>().WithMany().HasForeignKey(r => r.RepresentativeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Topic>().WithMany().HasForeignKey(r => r.TopicId).OnDelete(DeleteBehavior.Restrict);
        // Indexes of what may be missing hold what is there only: SQLite takes « is null » for rare and would start
        // from it.
        builder.HasOne<Circle>().WithMany().HasForeignKey(r => r.CircleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.CircleId).HasFilter("\"CircleId\" IS NOT NULL");
        builder.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => r.HandlerId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<CitizenRequest>()
            .WithMany()
            .HasForeignKey(r => r.MergedIntoId)
            .OnDelete(DeleteBehavior.Restrict);
        // The queues: a department's, a handler's, everybody's; each walked in order of due date, then id.
        builder.HasIndex(r => new
        {
            r.DepartmentId,
            r.Status,
            r.SortDue,
            r.Id,
        });
        builder.HasIndex(r => new
        {
            r.HandlerId,
            r.Status,
            r.SortDue,
            r.Id,
        });
        builder.HasIndex(r => new
        {
            r.Status,
            r.SortDue,
            r.Id,
        });
        builder
            .HasIndex(r => new
            {
                r.DepartmentId,
                r.SortDue,
                r.Id,
                r.DueOn,
                r.AcceptedAt,
                r.HandlerId,
                r.CircleId,
            })
            .HasDatabaseName("IX_Requests_OpenOfDepartment")
            .HasFilter("\"EndedAt\" IS NULL");
        builder
            .HasIndex(r => new
            {
                r.DepartmentId,
                r.SortDue,
                r.Id,
            })
            .HasDatabaseName("IX_Requests_ToAccept")
            .HasFilter("\"EndedAt\" IS NULL AND \"AcceptedAt\" IS NULL");
        builder
            .HasIndex(r => new
            {
                r.HandlerId,
                r.SortDue,
                r.Id,
            })
            .HasDatabaseName("IX_Requests_OpenOfHandler")
            .HasFilter("\"EndedAt\" IS NULL");
        // What reception has just registered.
        builder.HasIndex(r => new { r.RegisteredById, r.RegisteredAt });
        builder.HasIndex(r => new { r.RequesterId, r.Id });
        builder.HasIndex(r => r.PlaceKey);
        builder.HasIndex(r => r.AcceptBefore);
        // The pilot's board counts and lists what is open only: each index holds the rows of one question and every
        // column the question reads, so that a million ended requests cost nothing.
        builder
            .HasIndex(r => new
            {
                r.SortDue,
                r.Id,
                r.DueOn,
                r.Status,
                r.DepartmentId,
                r.CircleId,
                r.Channel,
                r.TopicId,
            })
            .HasDatabaseName("IX_Requests_Open")
            .HasFilter("\"EndedAt\" IS NULL");
        builder
            .HasIndex(r => new { r.Refusals, r.Id })
            .HasDatabaseName("IX_Requests_Refused")
            .HasFilter("\"EndedAt\" IS NULL AND \"Refusals\" > 0");
        builder
            .HasIndex(r => new { r.ChaserCount, r.Id })
            .HasDatabaseName("IX_Requests_Chased")
            .HasFilter("\"EndedAt\" IS NULL AND \"ChaserCount\" > 1");
        // Monthly figures walk one month of each.
        builder.HasIndex(r => r.ReceivedAt);
        builder.HasIndex(r => r.EndedAt).HasFilter("\"EndedAt\" IS NOT NULL");
        builder.HasIndex(r => r.WaitingSince).HasFilter("\"WaitingSince\" IS NOT NULL");
        // Programs that ask what changed walk it from where they were.
        builder.HasIndex(r => new { r.LastEventAt, r.Reference }).HasDatabaseName("IX_Requests_Changed");
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}

sealed class TimelineEventMapping : IEntityTypeConfiguration<TimelineEvent>
{
    public void Configure(EntityTypeBuilder<TimelineEvent> builder)
    {
        builder.ToTable("Timeline");
        builder.Property(e => e.Verb).HasMaxLength(40);
        builder.Property(e => e.Actor).HasMaxLength(200);
        builder.Property(e => e.KeyId).HasMaxLength(16);
        builder.HasIndex(e => new { e.RequestId, e.Sequence }).IsUnique();
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(e => e.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class TimelineSealMapping : IEntityTypeConfiguration<TimelineSeal>
{
    public void Configure(EntityTypeBuilder<TimelineSeal> builder)
    {
        builder.ToTable("TimelineSeals");
        builder.Property(s => s.KeyId).HasMaxLength(16);
    }
}

sealed class RequestCounterMapping : IEntityTypeConfiguration<RequestCounter>
{
    public void Configure(EntityTypeBuilder<RequestCounter> builder)
    {
        builder.ToTable("RequestCounters");
        builder.HasKey(c => new
        {
            c.DepartmentId,
            c.TopicId,
            c.Status,
            c.CircleId,
        });
    }
}

sealed class RequestNumberMapping : IEntityTypeConfiguration<RequestNumber>
{
    public void Configure(EntityTypeBuilder<RequestNumber> builder)
    {
        builder.ToTable("RequestNumbers");
        builder.HasKey(n => n.Year);
        builder.Property(n => n.Year).ValueGeneratedNever();
    }
}

sealed class CorrespondenceMapping : IEntityTypeConfiguration<Correspondence>
{
    public void Configure(EntityTypeBuilder<Correspondence> builder)
    {
        builder.ToTable("Correspondence");
        builder.Property(c => c.Announced).HasMaxLength(64);
        builder.Property(c => c.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.Property(c => c.Author).HasMaxLength(250);
        builder.Property(c => c.Subject).HasMaxLength(300);
        builder.Property(c => c.Recipient).HasMaxLength(400);
        builder.Property(c => c.OriginalId).HasMaxLength(RandomId.Length);
        builder.HasIndex(c => c.OriginalId).IsUnique().HasFilter("\"OriginalId\" IS NOT NULL");
        builder.HasIndex(c => c.RequestId);
        // Letters to print, whatever the number of messages.
        builder.HasIndex(c => new { c.State, c.Id });
        builder.Property(c => c.Problem).HasMaxLength(OutboxStore.MaxError);
        builder.Property(c => c.SettledBy).HasMaxLength(200);
        builder.Ignore(c => c.IsInTrouble);
        builder.HasIndex(c => c.ProblemAt).HasFilter("\"ProblemAt\" IS NOT NULL");
        builder
            .HasIndex(c => c.Id)
            .HasDatabaseName("IX_Correspondence_InTrouble")
            .HasFilter("\"ProblemAt\" IS NOT NULL AND \"SettledAt\" IS NULL");
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("Notes");
        builder.Property(n => n.Author).HasMaxLength(200);
        builder.HasIndex(n => n.RequestId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("Opinions");
        builder.Property(o => o.AskedBy).HasMaxLength(200);
        builder.Property(o => o.AnsweredBy).HasMaxLength(200);
        builder.HasIndex(o => o.RequestId);
        builder.HasIndex(o => new { o.DepartmentId, o.AnsweredAt });
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(o => o.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(o => o.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class RequestFileMapping : IEntityTypeConfiguration<RequestFile>
{
    public void Configure(EntityTypeBuilder<RequestFile> builder)
    {
        builder.ToTable("RequestFiles");
        builder.Property(f => f.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(f => f.PublicId).IsUnique();
        builder.Property(f => f.Name).HasMaxLength(255);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.HasIndex(f => f.RequestId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Correspondence>().WithMany().HasForeignKey(f => f.CorrespondenceId);
    }
}

sealed class RequestFollowerMapping : IEntityTypeConfiguration<RequestFollower>
{
    public void Configure(EntityTypeBuilder<RequestFollower> builder)
    {
        builder.ToTable("RequestFollowers");
        builder.HasKey(f => new { f.RequestId, f.DepartmentId });
        builder.HasIndex(f => f.DepartmentId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(f => f.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class RequestLinkMapping : IEntityTypeConfiguration<RequestLink>
{
    public void Configure(EntityTypeBuilder<RequestLink> builder)
    {
        builder.ToTable("RequestLinks");
        builder.HasKey(l => new { l.FromId, l.ToId });
        builder.HasIndex(l => l.ToId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
