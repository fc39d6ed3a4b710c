using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requesters;

/// <summary>All that is said about a requester; one name is enough, nothing else is required.</summary>
public sealed record RequesterOptions
{
    public RequesterKind Kind { get; init; }

    public string? Civility { get; init; }

    public string? FirstName { get; init; }

    public string? BirthName { get; init; }

    public string? UsageName { get; init; }

    public bool PrefersUsageName { get; init; }

    public string? OrganisationName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Channel? PreferredChannel { get; init; }

    public string? Language { get; init; }

    public bool RefusesEmail { get; init; }

    public IReadOnlyList<ContactOptions> Contacts { get; init; } = [];
}
