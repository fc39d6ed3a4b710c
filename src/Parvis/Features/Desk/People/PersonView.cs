using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.People;

/// <summary>All that this viewer may know of a person, as the sheet shows it.</summary>
public sealed record PersonView
{
    public required Requester Person { get; init; }

    /// <summary>Not ended, the one due first on top.</summary>
    public required IReadOnlyList<RequestRow> Open { get; init; }

    /// <summary>Ended, the latest on top.</summary>
    public required IReadOnlyList<RequestRow> Ended { get; init; }

    /// <summary>Where older ended ones go on; null when all are shown.</summary>
    public long? OlderThan { get; init; }

    /// <summary>Null for who does not serve this person now.</summary>
    public IReadOnlyList<RequesterNeed>? Needs { get; init; }

    public required IReadOnlyList<RelativeRow> Relatives { get; init; }

    public required IReadOnlyList<MandateRow> Mandates { get; init; }

    public required IReadOnlyList<CircleWarning> Warnings { get; init; }

    public required IReadOnlyList<MergeRow> Merges { get; init; }

    public required DateOnly Today { get; init; }

    public IReadOnlyList<ContactOptions> Contacts => RequesterOptions.Of(Person).Contacts;

    public int? Age =>
        Person.BirthDate is { } born
            ? Today.Year - born.Year - (Today < born.AddYears(Today.Year - born.Year) ? 1 : 0)
            : null;
}

/// <param name="PublicId">What undoing it is asked by.</param>
public sealed record MergeRow(string PublicId, string AbsorbedName, string Reason, string By, DateTime At);
