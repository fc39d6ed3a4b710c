using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requesters.Names;

/// <summary>
/// Finds people by name in two SQL commands: the words that may have been meant, then who bears them. The rights are
/// in the second one, before its limit.
/// </summary>
public sealed class NameSearch(ParvisDbContext db)
{
    // More candidates than are shown: the last ranking, on whole names, is made here.
    const int Candidates = 60;

    // Enough to tell a rare word from a common one.
    const int CountedBearers = 2_000;

    public Task<IReadOnlyList<NameMatch>> FindAsync(
        string? typed,
        Viewer viewer,
        int most,
        CancellationToken cancellationToken
    ) => FindAsync(typed, db.Set<Requester>().VisibleTo(viewer), most, cancellationToken);

    /// <summary>For those with another policy than agents; <paramref name="visible"/> must already apply it.</summary>
    public async Task<IReadOnlyList<NameMatch>> FindAsync(
        string? typed,
        IQueryable<Requester> visible,
        int most,
        CancellationToken cancellationToken
    )
    {
        var name = TypedName.Parse(typed);
        if (name.Words.Count == 0)
            return [];
        var meaning = NameMeaning.Of(name, await CandidatesAsync(name, cancellationToken));
        if (meaning is null)
            return [];
        var kind = db.Database.IsNpgsql() ? DatabaseKind.PostgreSql : DatabaseKind.Sqlite;
        // « marie dupont » is Marie Dupont before Anne-Marie Dupont; « dupont » alone says nothing of the rest.
        var length = name.Words.Sum(w => w.Spellings[0].Text.Length + 1) - 1;
        var tolerance = name.Words.Count == 1 ? Requester.MaxName * 3 : 2;
        var found = await (
            from hit in db.Database.SqlQueryRaw<NameHit>(
                NameSearchSql.Text(kind, meaning),
                NameSearchSql.Parameters(kind, meaning)
            )
            join requester in visible.NotMerged() on hit.RequesterId equals requester.Id
            orderby hit.Missing, hit.Cost, requester.SortName.Length < length - tolerance
            || requester.SortName.Length > length + tolerance
                ? 1
                : 0, requester.OpenRequests > 0 ? 0 : 1, requester.LastContactAt == null
                ? 1
                : 0, requester.LastContactAt descending, requester.SortName, requester.Id
            select new NameMatch
            {
                Id = requester.Id,
                PublicId = requester.PublicId,
                Kind = requester.Kind,
                DisplayName = requester.DisplayName,
                BirthName = requester.BirthName,
                UsageName = requester.UsageName,
                PrefersUsageName = requester.PrefersUsageName,
                BirthDate = requester.BirthDate,
                OpenRequests = requester.OpenRequests,
                LastContactAt = requester.LastContactAt,
                Missing = hit.Missing,
                Cost = hit.Cost,
            }
        )
            .Take(Candidates)
            .ToListAsync(cancellationToken);
        // What ties keeps the order of the database: open request, then last contact.
        return
        [
            .. found
                .OrderBy(match => match.Missing)
                .ThenBy(match => match.Cost)
                .ThenBy(match => match.Against(name))
                .Take(most),
        ];
    }

    async Task<IReadOnlyList<CandidateWord>> CandidatesAsync(TypedName name, CancellationToken cancellationToken)
    {
        var keys = name.Spellings.SelectMany(s => NameKeys.Of(s.Text)).Distinct().ToArray();
        var sounds = name.Spellings.Select(s => s.Phonetic).Where(s => s.Length > 1).Distinct().ToArray();
        var byKey =
            from key in db.Set<NameWordKey>()
            join word in db.Set<NameWord>() on key.WordId equals word.Id
            where keys.Contains(key.Key)
            select new
            {
                word.Id,
                word.Word,
                word.Phonetic,
            };
        var bySound =
            from word in db.Set<NameWord>()
            where sounds.Contains(word.Phonetic)
            select new
            {
                word.Id,
                word.Word,
                word.Phonetic,
            };
        return await byKey
            .Union(bySound)
            .Select(w => new CandidateWord(
                w.Id,
                w.Word,
                w.Phonetic,
                db.Set<RequesterName>().Where(n => n.WordId == w.Id).Take(CountedBearers).Count()
            ))
            .ToListAsync(cancellationToken);
    }
}
