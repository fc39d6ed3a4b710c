using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requests.Page;

/// <summary>Who asks, or who acts for them, beside a request.</summary>
public sealed record RequestPerson
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required int OpenRequests { get; init; }

    public bool RefusesEmail { get; init; }

    public required IReadOnlyList<ContactOptions> Contacts { get; init; }

    /// <summary>What the town must do for them; empty for who does not serve them.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
