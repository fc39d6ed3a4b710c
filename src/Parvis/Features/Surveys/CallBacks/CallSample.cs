using Parvis.Data;

namespace Parvis.Features.Surveys.CallBacks;

/// <summary>People drawn at random among those whose request ended, to be called back: those who answer by themselves are not everybody.</summary>
public sealed class CallSample
{
    public const int MaxTitle = 120;
    public const int MaxBy = 200;
    public const int Most = 200;

    public long Id { get; private set; }

    public required string Title { get; init; }

    /// <summary>Whose request ended from this day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}

/// <summary>One person to call about one request, by one agent.</summary>
public sealed class SampledCall
{
    public const int MostTries = 3;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required long SampleId { get; init; }

    public required long RequestId { get; init; }

    public required long RequesterId { get; init; }

    public required Guid AgentId { get; init; }

    public required DateOnly DrawnOn { get; init; }

    public int Tries { get; private set; }

    public CallState State { get; private set; }

    public DateTime? LastAt { get; private set; }

    public bool IsWaiting => State == CallState.Waiting;

    /// <summary>Nobody answered; after the last try they are left alone.</summary>
    public void Miss(DateTime at)
    {
        RefuseOnceOver();
        (Tries, LastAt) = (Tries + 1, at);
        if (Tries >= MostTries)
            State = CallState.NotReached;
    }

    public void Refuse(DateTime at) => EndAs(CallState.Refused, at);

    public void Answer(DateTime at) => EndAs(CallState.Answered, at);

    void EndAs(CallState state, DateTime at)
    {
        RefuseOnceOver();
        (Tries, State, LastAt) = (Tries + 1, state, at);
    }

    void RefuseOnceOver()
    {
        if (!IsWaiting)
            throw new RefusedException("Cet appel est déjà noté.");
    }
}

public enum CallState
{
    Waiting,
    Answered,
    Refused,

    /// <summary>Called three times.</summary>
    NotReached,
}

/// <summary>Whom to draw.</summary>
public sealed record DrawOptions
{
    public string? Title { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public Guid? TopicId { get; init; }

    public Guid? DepartmentId { get; init; }

    public int? Channel { get; init; }

    public int? Wanted { get; init; }

    public IReadOnlyList<Guid> Agents { get; init; } = [];
}
