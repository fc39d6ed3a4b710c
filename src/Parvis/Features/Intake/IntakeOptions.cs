using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;

namespace Parvis.Features.Intake;

/// <summary>What an agent noted of a contact.</summary>
public sealed record IntakeOptions
{
    public required Channel Channel { get; init; }

    /// <summary>Who called, came or wrote.</summary>
    public required PersonInput Who { get; init; }

    /// <summary>On whose behalf, when it is for somebody else.</summary>
    public required PersonInput For { get; init; }

    public Guid? TopicId { get; init; }

    /// <summary>One line, when whoever sends it has one; otherwise it is made from the words or the topic.</summary>
    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Place { get; init; }

    /// <summary>When it reached the town hall; absent means now.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>When another administration received it, before it sent it on to the town.</summary>
    public DateOnly? FirstReceivedOn { get; init; }

    public string? FirstReceivedBy { get; init; }

    public bool AnsweredAtOnce { get; init; }

    /// <summary>What was answered; the topic's own answer when nothing was typed.</summary>
    public string? Answer { get; init; }
}
