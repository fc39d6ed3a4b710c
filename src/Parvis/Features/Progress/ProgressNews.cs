using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Progress;

/// <summary>What happened to a request that its resident has not been told yet, and how often they were told already.</summary>
public sealed class ProgressNews
{
    ProgressNews() { }

    public ProgressNews(long requestId) => RequestId = requestId;

    public long RequestId { get; private set; }

    public ProgressSteps Steps { get; private set; }

    /// <summary>Since when something is to be told; null when nothing is.</summary>
    public DateTime? WaitingSince { get; private set; }

    public int Told { get; private set; }

    public DateTime? LastToldAt { get; private set; }

    /// <summary>A machine wrote, or too much was sent to its address: nothing is told.</summary>
    public bool Silent { get; private set; }

    public void Silence() => Silent = true;

    /// <summary>What happens in the same minutes is told in one message.</summary>
    public void Note(ProgressSteps step, DateTime at)
    {
        if (Silent)
            return;
        Steps |= step;
        WaitingSince = at;
    }

    public void Tell(DateTime at)
    {
        (Told, LastToldAt) = (Told + 1, at);
        Forget();
    }

    public void Forget() => (Steps, WaitingSince) = (ProgressSteps.None, null);
}

[Flags]
public enum ProgressSteps
{
    None = 0,

    /// <summary>A department has it.</summary>
    Taken = 1,

    /// <summary>An intervention is planned, on another day, or not any more.</summary>
    Planned = 2,

    /// <summary>The answer will come later than was said.</summary>
    Later = 4,

    /// <summary>The day that was said has passed.</summary>
    Late = 8,

    /// <summary>The work is done, and no other answer says so.</summary>
    Done = 16,
}

sealed class ProgressNewsMapping : IEntityTypeConfiguration<ProgressNews>
{
    public void Configure(EntityTypeBuilder<ProgressNews> builder)
    {
        builder.ToTable("ProgressNews");
        builder.HasKey(n => n.RequestId);
        builder.Property(n => n.RequestId).ValueGeneratedNever();
        builder.HasIndex(n => n.WaitingSince).HasFilter("\"WaitingSince\" IS NOT NULL");
        builder
            .HasOne<CitizenRequest>()
            .WithOne()
            .HasForeignKey<ProgressNews>(n => n.RequestId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
