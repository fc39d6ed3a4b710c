using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Requesters;

/// <summary>
/// Adds thousands of people in seconds, with their contact points and the words they are found by: for the
/// demonstration, imports and measurements. After it every requester has its number (<c>Id</c>).
/// It sees no duplicates and sends no warning: ordinary entry goes through the service of people.
/// </summary>
public sealed class RequesterBulk(ParvisDbContext db, BulkInsert bulk)
{
    public async Task AddAsync(IReadOnlyCollection<Requester> requesters, CancellationToken cancellationToken)
    {
        await bulk.NumberAsync(requesters, cancellationToken);
        await bulk.AddAsync(requesters, cancellationToken);
        await AddContactsAsync(requesters, cancellationToken);
        await AddNamesAsync(requesters, cancellationToken);
    }

    async Task AddContactsAsync(IReadOnlyCollection<Requester> requesters, CancellationToken cancellationToken)
    {
        var points = new List<ContactPoint>();
        foreach (var requester in requesters)
        {
            foreach (var point in requester.ContactPoints)
            {
                point.BelongTo(requester.Id);
                points.Add(point);
            }
        }

        await bulk.NumberAsync(points, cancellationToken);
        await bulk.AddAsync(points, cancellationToken);
    }

    async Task AddNamesAsync(IReadOnlyCollection<Requester> requesters, CancellationToken cancellationToken)
    {
        var known = await db.Set<NameWord>().ToDictionaryAsync(w => w.Word, w => w.Id, cancellationToken);
        var words = requesters
            .SelectMany(NameIndex.WordsOf)
            .Where(word => !known.ContainsKey(word))
            .Distinct(StringComparer.Ordinal)
            .Select(word => new NameWord { Word = word, Phonetic = FrenchPhonetic.Of(word) })
            .ToList();
        await bulk.NumberAsync(words, cancellationToken);
        foreach (var word in words)
            known[word.Word] = word.Id;
        var names = new List<RequesterName>();
        foreach (var requester in requesters)
            names.AddRange(
                NameIndex
                    .WordsOf(requester)
                    .Select(word => new RequesterName { RequesterId = requester.Id, WordId = known[word] })
            );

        await bulk.AddAsync(words, cancellationToken);
        await bulk.AddAsync(
            words
                .SelectMany(w => NameKeys.Of(w.Word).Select(key => new NameWordKey { Key = key, WordId = w.Id }))
                .OrderBy(k => k.Key, StringComparer.Ordinal),
            cancellationToken
        );
        await bulk.AddAsync(names.OrderBy(n => n.WordId).ThenBy(n => n.RequesterId), cancellationToken);
        await bulk.KnowSizesAsync(cancellationToken);
    }
}
