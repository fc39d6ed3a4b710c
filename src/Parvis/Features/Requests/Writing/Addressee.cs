using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requests.Writing;

/// <summary>Somebody a correspondence can go to: the requester, or who acts for them.</summary>
public sealed record Addressee
{
    /// <summary>« Marie Martin »: the birth name, unless the person asks for the other one (CRPA L111-3).</summary>
    public required string Name { get; init; }

    /// <summary>Their own request was merged into this one: they wait for an answer too.</summary>
    public bool AlsoAsked { get; init; }

    public required string Civility { get; init; }

    public required bool RefusesEmail { get; init; }

    public required Channel? PreferredChannel { get; init; }

    /// <summary>They asked for letters that are easy to read (FALC).</summary>
    public bool EasyRead { get; init; }

    /// <summary>Those where messages arrive first, and among them the preferred one.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>Those among them where a message did not arrive.</summary>
    public IReadOnlyList<string> BadEmails { get; init; } = [];

    public IEnumerable<string> GoodEmails => Emails.Except(BadEmails, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where to write to them, when messages arrive somewhere: where they wrote from, if it is theirs.</summary>
    public string? EmailFor(string? wroteFrom) =>
        GoodEmails.FirstOrDefault(email => EmailKey.Of(email) == EmailKey.Of(wroteFrom)) ?? GoodEmails.FirstOrDefault();

    /// <summary>Those where letters arrive first.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Those among them that a letter came back from.</summary>
    public IReadOnlyList<string> BadAddresses { get; init; } = [];

    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>With their country, where they agreed to text messages.</summary>
    public IReadOnlyList<string> TextNumbers { get; init; } = [];

    public string FormalName => $"{Civility} {Name}".Trim();

    /// <summary>« Madame », or both when nothing is known.</summary>
    public string Salutation => Civility.Length > 0 ? Civility : "Madame, Monsieur";

    /// <summary>As an envelope shows it: the name, then the address line by line; null when letters arrive nowhere.</summary>
    public string? Envelope =>
        Addresses.Except(BadAddresses, StringComparer.Ordinal).FirstOrDefault() is { } address
            ? $"{FormalName}\n{address.ReplaceLineEndings("\n").Replace(", ", "\n", StringComparison.Ordinal)}"
            : null;
}

public static class Addressees
{
    /// <summary>As <see cref="NeedSuggestions"/> writes it.</summary>
    const string EasyReadNeed = "FALC";

    /// <summary>The requester first, then the representative, then who asked the same; empty when nobody is identified. One SQL command.</summary>
    public static async Task<IReadOnlyList<Addressee>> AddresseesAsync(
        this ParvisDbContext db,
        CitizenRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequesterId is not { } requesterId)
            return [];
        var representativeId = request.RepresentativeId ?? requesterId;
        // A question for each index: joined by « or », they would be asked of everybody the town knows.
        var concerned = db.Set<Requester>()
            .Where(r => r.Id == requesterId || r.Id == representativeId)
            .Select(r => r.Id)
            .Union(
                db.Set<CitizenRequest>()
                    .Where(m => m.MergedIntoId == request.Id && m.RequesterId != null)
                    .Select(m => m.RequesterId!.Value)
            );
        return InOrder(await People(db, concerned).ToListAsync(cancellationToken), requesterId, representativeId);
    }

    /// <summary>Of each request, by its number. Two SQL commands for all of them.</summary>
    public static async Task<ILookup<long, Addressee>> AddresseesAsync(
        this ParvisDbContext db,
        IReadOnlyCollection<CitizenRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var ids = requests.Select(r => r.Id).ToList();
        var also = (
            await db.Set<CitizenRequest>()
                .Where(m => m.MergedIntoId != null && ids.Contains(m.MergedIntoId.Value) && m.RequesterId != null)
                .Select(m => new { Into = m.MergedIntoId!.Value, Who = m.RequesterId!.Value })
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.Into, m => m.Who);
        var concerned = requests
            .SelectMany(r => new[] { r.RequesterId, r.RepresentativeId })
            .OfType<long>()
            .Concat(also.SelectMany(m => m))
            .Distinct()
            .ToList();
        var people = await People(db, db.Set<Requester>().Where(r => concerned.Contains(r.Id)).Select(r => r.Id))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        return requests
            .Where(r => r.RequesterId is not null)
            .SelectMany(r => Of(r).Select(addressee => (r.Id, addressee)))
            .ToLookup(a => a.Id, a => a.addressee);

        IReadOnlyList<Addressee> Of(CitizenRequest request)
        {
            var requester = request.RequesterId!.Value;
            var representative = request.RepresentativeId ?? requester;
            var theirs = new[] { requester, representative }.Concat(also[request.Id]).Distinct();
            return InOrder([.. theirs.Select(people.GetValueOrDefault).OfType<Person>()], requester, representative);
        }
    }

    static IQueryable<Person> People(ParvisDbContext db, IQueryable<long> concerned) =>
        db.Set<Requester>()
            .Where(r => concerned.Contains(r.Id))
            .Select(r => new Person
            {
                Id = r.Id,
                DisplayName = r.DisplayName,
                Civility = r.Civility,
                RefusesEmail = r.RefusesEmail,
                PreferredChannel = r.PreferredChannel,
                EasyRead = db.Set<RequesterNeed>().Any(n => n.RequesterId == r.Id && n.What.Contains(EasyReadNeed)),
                Points = r
                    .ContactPoints.Select(p => new Point
                    {
                        Id = p.Id,
                        Kind = p.Kind,
                        Value = p.Value,
                        Preferred = p.Preferred,
                        FailedAt = p.FailedAt,
                        Key = p.Key,
                        TakesTexts = p.TextsAgreedAt != null && p.TextsStoppedAt == null,
                    })
                    .ToList(),
            })
            .AsNoTracking();

    static IReadOnlyList<Addressee> InOrder(IEnumerable<Person> people, long requesterId, long representativeId) =>
        [
            .. people
                .OrderBy(p =>
                    p.Id == requesterId ? 0
                    : p.Id == representativeId ? 1
                    : 2
                )
                .Select(p =>
                {
                    var points = p
                        .Points.OrderBy(c => c.FailedAt is null ? 0 : 1)
                        .ThenByDescending(c => c.Preferred)
                        .ThenBy(c => c.Id)
                        .ToLookup(c => c.Kind, c => c.Value);
                    return new Addressee
                    {
                        Name = p.DisplayName,
                        AlsoAsked = p.Id != requesterId && p.Id != representativeId,
                        Civility = p.Civility,
                        RefusesEmail = p.RefusesEmail,
                        PreferredChannel = p.PreferredChannel,
                        EasyRead = p.EasyRead,
                        Emails = [.. points[ContactKind.Email]],
                        BadEmails =
                        [
                            .. p
                                .Points.Where(c => c is { Kind: ContactKind.Email, FailedAt: not null })
                                .Select(c => c.Value),
                        ],
                        Addresses = [.. points[ContactKind.Address]],
                        BadAddresses =
                        [
                            .. p
                                .Points.Where(c => c is { Kind: ContactKind.Address, FailedAt: not null })
                                .Select(c => c.Value),
                        ],
                        Phones = [.. points[ContactKind.Phone]],
                        TextNumbers =
                        [
                            .. p
                                .Points.Where(c => c is { Kind: ContactKind.Phone, TakesTexts: true })
                                .OrderByDescending(c => c.Preferred)
                                .ThenBy(c => c.Id)
                                .Select(c => c.Key),
                        ],
                    };
                }),
        ];

    sealed record Person
    {
        public required long Id { get; init; }

        public required string DisplayName { get; init; }

        public required string Civility { get; init; }

        public required bool RefusesEmail { get; init; }

        public required Channel? PreferredChannel { get; init; }

        public required bool EasyRead { get; init; }

        public required List<Point> Points { get; init; }
    }

    sealed record Point
    {
        public required long Id { get; init; }

        public required ContactKind Kind { get; init; }

        public required string Value { get; init; }

        public required bool Preferred { get; init; }

        public required DateTime? FailedAt { get; init; }

        public required string Key { get; init; }

        public required bool TakesTexts { get; init; }
    }
}
