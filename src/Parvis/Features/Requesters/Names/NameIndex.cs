using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requesters.Names;

/// <summary>Keeps the words by which people are found, in the transaction that changes their names.</summary>
public sealed class NameIndex(ParvisDbContext db)
{
    /// <summary>The words of one person; those who index many at once build the rest from it.</summary>
    public static IReadOnlyCollection<string> WordsOf(Requester requester) => NameWords.Of(requester);

    /// <summary>Of a sheet just made, which has a number and nothing else yet.</summary>
    public async Task AddAsync(Requester requester, CancellationToken cancellationToken)
    {
        await NameAsync(requester, [.. WordsOf(requester)], cancellationToken);
        // Whoever is registered next in the same breath is compared with it.
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Call it once the requester was changed, and again for whoever absorbs or gives back another.</summary>
    public async Task IndexAsync(Requester requester, CancellationToken cancellationToken)
    {
        var words = WordsOf(requester).ToHashSet(StringComparer.Ordinal);
        // The names of sheets merged into this one, or into those, still find it, unless only a circle may know them.
        for (List<long> kept = [requester.Id]; kept.Count > 0; )
        {
            var into = kept;
            var absorbed = await db.Set<Requester>()
                .Where(r => r.MergedIntoId != null && into.Contains(r.MergedIntoId.Value))
                .Where(r => r.KnownToAll || !requester.KnownToAll)
                .Select(r => new
                {
                    r.Id,
                    r.FirstName,
                    r.BirthName,
                    r.UsageName,
                    r.OrganisationName,
                })
                .ToListAsync(cancellationToken);
            foreach (var other in absorbed)
                words.UnionWith(
                    NameWords.Of(other.FirstName, other.BirthName, other.UsageName, other.OrganisationName)
                );
            kept = absorbed.ConvertAll(a => a.Id);
        }

        var present = await (
            from name in db.Set<RequesterName>()
            join word in db.Set<NameWord>() on name.WordId equals word.Id
            where name.RequesterId == requester.Id
            select new { Name = name, word.Word }
        ).ToListAsync(cancellationToken);
        var gone = present.Where(p => !words.Contains(p.Word)).Select(p => p.Name).ToList();
        words.ExceptWith(present.Select(p => p.Word));
        await NameAsync(requester, words, cancellationToken);
        db.RemoveRange(gone);
        await db.SaveChangesAsync(cancellationToken);
        await ForgetUnusedAsync([.. gone.Select(name => name.WordId)], cancellationToken);
    }

    /// <summary>A sheet absorbed by another is found through that one only.</summary>
    public async Task ForgetAsync(long requesterId, CancellationToken cancellationToken)
    {
        var words = await db.Set<RequesterName>()
            .Where(n => n.RequesterId == requesterId)
            .Select(n => n.WordId)
            .ToArrayAsync(cancellationToken);
        await db.Set<RequesterName>().Where(n => n.RequesterId == requesterId).ExecuteDeleteAsync(cancellationToken);
        await ForgetUnusedAsync(words, cancellationToken);
    }

    async Task NameAsync(Requester requester, HashSet<string> words, CancellationToken cancellationToken)
    {
        foreach (var wordId in await IdsAsync(words, cancellationToken))
            db.Add(new RequesterName { RequesterId = requester.Id, WordId = wordId });
    }

    async Task<List<int>> IdsAsync(HashSet<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
            return [];
        var wanted = words.ToArray();
        var known = await db.Set<NameWord>()
            .Where(w => wanted.Contains(w.Word))
            .Select(w => new { w.Id, w.Word })
            .ToListAsync(cancellationToken);
        words.ExceptWith(known.Select(w => w.Word));
        var ids = known.ConvertAll(w => w.Id);
        foreach (var word in words.Order(StringComparer.Ordinal))
            ids.Add(await AddWordAsync(word, cancellationToken));
        return ids;
    }

    // Two agents may write the same new name at the same moment: the second one finds the word of the first.
    async Task<int> AddWordAsync(string word, CancellationToken cancellationToken)
    {
        var phonetic = FrenchPhonetic.Of(word);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NameWords" ("Word", "Phonetic") VALUES ({word}, {phonetic}) ON CONFLICT ("Word") DO NOTHING
            """,
            cancellationToken
        );
        var id = await db.Set<NameWord>().Where(w => w.Word == word).Select(w => w.Id).SingleAsync(cancellationToken);
        var keys = NameKeys.Of(word).ToArray();
        var rows = string.Join(", ", keys.Select((_, i) => $"({{{i}}}, {id})"));
        var sql =
            $"""INSERT INTO "NameWordKeys" ("Key", "WordId") VALUES {rows} ON CONFLICT ("Key", "WordId") DO NOTHING""";
        await db.Database.ExecuteSqlRawAsync(sql, keys, cancellationToken);
        return id;
    }

    /// <summary>A name nobody bears any more must not stay behind.</summary>
    async Task ForgetUnusedAsync(int[] wordIds, CancellationToken cancellationToken)
    {
        if (wordIds.Length == 0)
            return;
        var unused = await db.Set<NameWord>()
            .Where(w => wordIds.Contains(w.Id) && !db.Set<RequesterName>().Any(n => n.WordId == w.Id))
            .Select(w => new { w.Id, w.Word })
            .ToListAsync(cancellationToken);
        var ids = unused.ConvertAll(w => w.Id);
        var keys = unused.SelectMany(w => NameKeys.Of(w.Word)).Distinct(StringComparer.Ordinal).ToList();
        await db.Set<NameWordKey>()
            .Where(k => keys.Contains(k.Key) && ids.Contains(k.WordId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<NameWord>().Where(w => ids.Contains(w.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
