using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requesters;

namespace Parvis.Features.Oversight.Trends;

/// <summary>
/// What happened in one month, for one department, topic and channel: a year of a big city is read from some thousand
/// such rows instead of a million requests. <see cref="Guid.Empty"/> stands for « none ».
/// </summary>
public sealed class MonthFigure
{
    /// <summary>First day of the local month.</summary>
    public required DateOnly Month { get; init; }

    public required Guid DepartmentId { get; init; }

    public required Guid TopicId { get; init; }

    public required Channel Channel { get; init; }

    public required Guid CircleId { get; init; }

    /// <summary>Reached the town hall in the month, merged ones left out.</summary>
    public int Received { get; set; }

    /// <summary>Of those received, how many the resident had to ask again about.</summary>
    public int Chased { get; set; }

    /// <summary>Got their answer in the month.</summary>
    public int Answered { get; set; }

    /// <summary>Of those answered, how many after the announced date.</summary>
    public int AnsweredLate { get; set; }

    /// <summary>Ended in the month without an answer: withdrawn, already asked, not the town's.</summary>
    public int WithoutAction { get; set; }

    /// <summary>Answered while the person was there, and information given without opening a request.</summary>
    public int AtOnce { get; set; }

    /// <summary>A <see cref="DelayTally"/> of those answered, in calendar days from reception.</summary>
    public string Delays { get; set; } = "";
}

sealed class MonthFigureMapping : IEntityTypeConfiguration<MonthFigure>
{
    public void Configure(EntityTypeBuilder<MonthFigure> builder)
    {
        builder.ToTable("MonthFigures");
        builder.HasKey(f => new
        {
            f.Month,
            f.DepartmentId,
            f.TopicId,
            f.Channel,
            f.CircleId,
        });
    }
}

/// <summary>How far the figures are made: one row.</summary>
public sealed class FiguresMark
{
    public int Id { get; private set; } = 1;

    public long LastEventId { get; private set; }

    public DateTime MadeAt { get; private set; }

    public void Move(long lastEventId, DateTime at)
    {
        LastEventId = lastEventId;
        MadeAt = at;
    }
}

sealed class FiguresMarkMapping : IEntityTypeConfiguration<FiguresMark>
{
    public void Configure(EntityTypeBuilder<FiguresMark> builder)
    {
        builder.ToTable("FiguresMark");
        builder.Property(m => m.Id).ValueGeneratedNever();
    }
}
