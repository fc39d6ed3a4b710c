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
    /// <summary>More candidates than are shown: the last ranking, on whole names, is made here.</summary>
    public const int Candidates = 100;

    /// <summary>Places that homonyms leave to the next names: what was typed may be another one, misspelt.</summary>
    const int KeptForOthers = 2;

    DatabaseKind Kind => db.Database.IsNpgsql() ? DatabaseKind.PostgreSql : DatabaseKind.Sqlite;

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
        var candidates = await db
            .Database.SqlQueryRaw<CandidateWord>(
                NameSearchSql.CandidatesText(Kind),
                NameSearchSql.CandidatesParameters(Kind, name)
            )
            .PlannedEachTime()
            .ToListAsync(cancellationToken);
        if (NameMeaning.Of(name, candidates) is not { } meaning)
            return [];
        var found = await BearersAsync(name, meaning, visible, cancellationToken);
        // What ties keeps the order of the database: open request, then last contact.
        var ranked = found.OrderBy(match => match.Missing).ThenBy(match => match.CostAgainst(name)).ToList();
        return Spread(ranked, most);
    }

    Task<List<NameMatch>> BearersAsync(
        TypedName name,
        NameMeaning meaning,
        IQueryable<Requester> visible,
        CancellationToken cancellationToken
    )
    {
        // « marie dupont » is Marie Dupont before Anne-Marie Dupont; « dupont » alone says nothing of the rest.
        var length = name.Words.Sum(w => w.Spellings[0].Text.Length + 1) - 1;
        var tolerance = name.Words.Count == 1 ? Requester.MaxName * 3 : 2;
        return (
            from hit in db.Database.SqlQueryRaw<NameHit>(
                NameSearchSql.BearersText(Kind, meaning),
                NameSearchSql.BearersParameters(Kind, meaning)
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
            .PlannedEachTime()
            .Take(Candidates)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A crowd of homonyms must not hide every other name.</summary>
    static IReadOnlyList<NameMatch> Spread(List<NameMatch> ranked, int most)
    {
        if (ranked.Count <= most || most <= KeptForOthers * 2)
            return [.. ranked.Take(most)];
        var first = ranked[0].DisplayName;
        var homonyms = ranked.TakeWhile(match => match.DisplayName == first).Count();
        var shown = Math.Max(most - KeptForOthers, most - (ranked.Count - homonyms));
        return homonyms <= shown
            ? [.. ranked.Take(most)]
            : [.. ranked.Take(shown), .. ranked.Skip(homonyms).Take(most - shown)];
    }
}
