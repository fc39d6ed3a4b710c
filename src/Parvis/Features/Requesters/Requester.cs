using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requesters;

/// <summary>
/// A person or an organisation that asks the town something. Not a login, and not an e-mail address:
/// contact points are several, none is required, none is unique.
/// </summary>
public sealed class Requester : IVersioned
{
    public const int MaxName = 100;
    public const int MaxOrganisationName = 200;

    readonly List<ContactPoint> contactPoints = [];
    readonly List<RequesterCircle> circles = [];

    Requester() { }

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

    /// <summary>« Marie Dupont » or the organisation's name: what every screen and letter calls them.</summary>
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

    /// <summary>Ordinary requests not ended: homonyms with one come first in searches.</summary>
    public int OpenRequests { get; private set; }

    public long? MergedIntoId { get; private set; }

    public IReadOnlyList<ContactPoint> ContactPoints => contactPoints;

    public IReadOnlyList<RequesterCircle> Circles => circles;

    public int Version { get; set; }

    /// <summary>« Madame Marie Dupont », as an envelope says it.</summary>
    public string FormalName => Civility.Length == 0 ? DisplayName : $"{Civility} {DisplayName}";

    /// <summary>« née Martin » or « nom d'usage Durand »: the name the display name leaves out.</summary>
    public string OtherName => RequesterNaming.OtherName(BirthName, UsageName, PrefersUsageName);

    public static Requester Create(RequesterOptions options, bool knownToAll = true)
    {
        var requester = new Requester { KnownToAll = knownToAll };
        requester.Edit(options);
        return requester;
    }

    public void Edit(RequesterOptions options)
    {
        var naming = RequesterNaming.From(options);
        Kind = options.Kind;
        Civility = naming.Civility;
        FirstName = naming.FirstName;
        BirthName = naming.BirthName;
        UsageName = naming.UsageName;
        PrefersUsageName = options.PrefersUsageName && UsageName.Length > 0;
        OrganisationName = naming.OrganisationName;
        DisplayName = naming.DisplayName;
        SortName = naming.SortName;
        BirthDate = options.Kind == RequesterKind.Person ? options.BirthDate : null;
        PreferredChannel = options.PreferredChannel;
        Language = string.IsNullOrWhiteSpace(options.Language) ? "fr" : options.Language.Trim().ToLowerInvariant();
        RefusesEmail = options.RefusesEmail;
        SetContacts(options.Contacts);
    }

    /// <summary>What is unchanged keeps its row; only digits, letters and words count, not how they were typed.</summary>
    public void SetContacts(IEnumerable<ContactOptions> wanted)
    {
        var points = ContactList.Read(wanted);
        foreach (var point in points)
        {
            if (contactPoints.Find(present => present.Kind == point.Kind && present.Key == point.Key) is { } former)
                point.Replace(former);
        }

        contactPoints.RemoveAll(present => !points.Any(point => ContactList.Same(present, point)));
        contactPoints.AddRange(points.Where(point => !contactPoints.Any(present => ContactList.Same(present, point))));
    }

    /// <summary>Somebody knows that messages or letters arrive there again; false when there is nothing to lift.</summary>
    public bool AddressWorks(string address)
    {
        var marked = contactPoints.FindAll(p => p.FailedAt is not null && p.Key == p.Kind.Key(address));
        marked.ForEach(p => p.Work());
        return marked.Count > 0;
    }

    /// <param name="number">One of theirs, however it is written.</param>
    /// <param name="how">« Au téléphone ».</param>
    /// <param name="by">Who noted it.</param>
    /// <param name="at">In UTC.</param>
    public void AgreeToTexts(string? number, string how, string by, DateTime at)
    {
        var mobile = PhoneOf(number);
        if (!PhoneNumber.IsMobile(mobile.Key))
            throw new RefusedException("Ce numéro n'est pas celui d'un mobile français : aucun texto n'y arriverait.");
        mobile.AgreeToTexts(how, by, at);
    }

    public void StopTexts(string? number, string by, DateTime at) => PhoneOf(number).StopTexts(by, at);

    ContactPoint PhoneOf(string? number)
    {
        var key = PhoneNumber.Key(number);
        return contactPoints.Find(p => p.Kind == ContactKind.Phone && p.Key == key)
            ?? throw new RefusedException("Ce numéro n'est plus sur la fiche : rechargez la page.");
    }

    public void AddContact(ContactOptions contact)
    {
        var added = ContactList.Read([contact]);
        contactPoints.AddRange(
            added.Where(point => !contactPoints.Any(present => present.Kind == point.Kind && present.Key == point.Key))
        );
    }

    /// <summary>This record lives on in another; nothing of it is thrown away, so that the merge can be undone.</summary>
    public void MergeInto(Requester kept)
    {
        if (kept.Id == Id)
            throw new RefusedException("Choisissez une autre fiche : on ne fusionne pas une fiche avec elle-même.");
        if (MergedIntoId is not null)
            throw new RefusedException($"La fiche de {DisplayName} est déjà fusionnée.");
        if (kept.MergedIntoId is not null)
            throw new RefusedException("La fiche choisie vit elle-même dans une autre : choisissez celle-ci.");
        if (kept.Kind != Kind)
            throw new RefusedException("Une personne et un organisme ne se fusionnent pas.");
        MergedIntoId = kept.Id;
    }

    public void UndoMerge() => MergedIntoId = null;
}

public enum RequesterKind
{
    Person,
    Organisation,
}

public static class RequesterKinds
{
    public static string InFrench(this RequesterKind kind) =>
        kind switch
        {
            RequesterKind.Person => "Personne",
            RequesterKind.Organisation => "Organisme",
        };
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
    TextMessage,
}
