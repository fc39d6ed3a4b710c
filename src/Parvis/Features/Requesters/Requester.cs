using Parvis.Data;

namespace Parvis.Features.Requesters;

/// <summary>
/// A person or an organisation that asks the town something. Not a login, and not an e-mail address:
/// contact points are several, none is required, none is unique.
/// </summary>
public sealed partial class Requester : IVersioned
{
    readonly List<ContactPoint> contactPoints = [];

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public RequesterKind Kind { get; private set; }

    /// <summary>« Madame », « Monsieur », or nothing.</summary>
    public string Civility { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    /// <summary>« Nom de famille »: what letters bear unless the person asks for the usage name (CRPA L111-3).</summary>
    public string BirthName { get; private set; } = "";

    public string UsageName { get; private set; } = "";

    public bool PrefersUsageName { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public DateOnly? BirthDate { get; private set; }

    public Channel? PreferredChannel { get; private set; }

    /// <summary>ISO 639-1; French when nothing is known.</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>The person refuses answers by e-mail (CRPA L112-15).</summary>
    public bool RefusesEmail { get; private set; }

    /// <summary>Known outside any confidential circle, so visible to every agent.</summary>
    public bool KnownToAll { get; private set; }

    public DateTime? LastContactAt { get; private set; }

    /// <summary>Requests not ended: homonyms with one come first in searches.</summary>
    public int OpenRequests { get; private set; }

    public long? MergedIntoId { get; private set; }

    public IReadOnlyList<ContactPoint> ContactPoints => contactPoints;

    public int Version { get; set; }
}

public enum RequesterKind
{
    Person,
    Organisation,
}

/// <summary>How a word came in or went out.</summary>
public enum Channel
{
    Phone,
    FrontDesk,
    Post,
    Email,
    Web,
    ElectedOfficial,
    SocialNetwork,
}
