using System.Globalization;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>A request as every list shows it: one line of subject, one of facts.</summary>
public sealed record RequestRow
{
    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string Subject { get; init; }

    public string? RequesterName { get; init; }

    /// <summary>Of who asks.</summary>
    public string? Language { get; init; }

    public bool SpeaksFrench => Language is null or "" or "fr";

    public Guid? TopicId { get; init; }

    public required RequestStatus Status { get; init; }

    public required Channel Channel { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public required DateOnly SortDue { get; init; }

    /// <summary>Of a first word that is still to come.</summary>
    public DateOnly? FirstAnswerDueOn { get; init; }

    public string? HandlerName { get; init; }

    public Guid? DepartmentId { get; init; }

    public string? DepartmentName { get; init; }

    public int ChaserCount { get; init; }

    public DateOnly? PlannedOn { get; init; }

    /// <summary>The authority that has it, while it is referred.</summary>
    public string ReferredTo { get; init; } = "";

    public DateOnly? ReferredOn { get; init; }

    /// <summary>The date of the law, in the lists that are about it.</summary>
    public DateOnly? StatutoryDueOn { get; init; }

    public bool Confidential { get; init; }

    public bool AwaitsAcceptance { get; init; }

    /// <summary>Number of its latest timeline entry when the list was drawn.</summary>
    public int LastSequence { get; init; }

    /// <summary>What ticking this row sends, so that a colleague's change meanwhile is noticed: « 26-00412-K.7 ».</summary>
    public string Tick => string.Create(CultureInfo.InvariantCulture, $"{Reference}.{LastSequence}");
}
