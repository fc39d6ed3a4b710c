using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Search;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Duplicates;

/// <summary>What is known of a request when others like it are looked for.</summary>
public sealed record Likeness
{
    public IReadOnlyCollection<long> People { get; init; } = [];

    public Guid? TopicId { get; init; }

    public string? Place { get; init; }

    /// <summary>The object of the request: its first line.</summary>
    public string? Subject { get; init; }

    /// <summary>The request itself, once it exists.</summary>
    public long? Itself { get; init; }
}

/// <summary>Open requests that may be about the same thing: those of the person, of the place, and with the same words.</summary>
public sealed class LikelyDuplicates(ParvisDbContext db, TextIndex texts)
{
    public const int Most = 5;

    /// <summary>The longest words of an object say most, and two of them together seldom say something else.</summary>
    const int TellingWords = 5;

    const int ShortestWord = 4;

    static readonly HashSet<string> Common = new(
        SearchWords.Of(
            "bonjour demande demander demandes souhaite souhaiter voudrait voudrais veut aimerait besoin concernant sujet problème "
                + "madame monsieur mairie ville rue avenue place toujours encore depuis avoir être fait faire plusieurs merci"
        ),
        StringComparer.Ordinal
    );

    /// <summary>In the order of likelihood: same person and topic, same person, same place, same words.</summary>
    public async Task<IReadOnlyList<RequestRow>> FindAsync(
        Likeness sought,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Where(r => RequestStatuses.Open.Contains(r.Status) && r.Id != sought.Itself);
        var found = new List<RequestRow>();
        // Searches each on its own index, rather than one that reads the table.
        foreach (var search in Searches(open, sought))
        {
            var rows = await search.Take(Most).AsRows(db).ToListAsync(cancellationToken);
            found.AddRange(rows.OrderBy(r => r.TopicId == sought.TopicId ? 0 : 1).ThenByDescending(r => r.Id));
        }

        return [.. found.DistinctBy(r => r.Id).Take(Most)];
    }

    /// <summary>
    /// Of the same topic, at the same place, open and nobody's secret: a resident is told when they came, and nothing else.
    /// </summary>
    /// <returns>When they were received, newest first.</returns>
    public async Task<IReadOnlyList<DateTime>> SameThereAsync(
        Guid topicId,
        string? place,
        CancellationToken cancellationToken
    )
    {
        var key = PlaceKey.Of(place);
        if (!PlaceKey.IsTelling(key))
            return [];
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => RequestStatuses.Open.Contains(r.Status) && r.CircleId == null && r.TopicId == topicId);
        return await Near(open, key)
            .OrderByDescending(r => r.Id)
            .Select(r => r.ReceivedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    IEnumerable<IQueryable<CitizenRequest>> Searches(IQueryable<CitizenRequest> open, Likeness sought)
    {
        if (sought.People.Count > 0)
            yield return Ordered(
                open.Where(r => r.RequesterId != null && sought.People.Contains(r.RequesterId.Value)),
                sought
            );
        var place = PlaceKey.Of(sought.Place);
        if (PlaceKey.IsTelling(place))
            yield return Ordered(Near(open, place), sought);
        // By number alone: both databases then stop at the limit, however common the words.
        if (texts.SharingTwo(Telling(sought.Subject)) is { } hits)
            yield return from hit in hits
            join request in open on hit.Id equals request.Id
            orderby hit.Id descending
            select request;
    }

    static IQueryable<CitizenRequest> Ordered(IQueryable<CitizenRequest> requests, Likeness sought) =>
        requests.OrderBy(r => r.TopicId == sought.TopicId ? 0 : 1).ThenByDescending(r => r.Id);

    /// <summary>The same place, the whole street for a house in it, and its houses for a street.</summary>
    static IQueryable<CitizenRequest> Near(IQueryable<CitizenRequest> requests, string key)
    {
        var street = PlaceKey.StreetOf(key);
        if (street != key)
            return requests.Where(r => r.PlaceKey == key || r.PlaceKey == street);
        // Only a number may follow, or « rue Jean » would be « rue Jean Vilar » too.
        var (first, end) = ($"{key} 0", $"{key} :");
        return requests.Where(r =>
            r.PlaceKey == key || (r.PlaceKey.CompareTo(first) >= 0 && r.PlaceKey.CompareTo(end) < 0)
        );
    }

    static List<string> Telling(string? subject) =>
        [
            .. SearchWords
                .Of(subject)
                .Where(word => word.Length >= ShortestWord && !Common.Contains(word))
                .OrderByDescending(word => word.Length)
                .Take(TellingWords),
        ];
}
