using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requesters.Contacts;

/// <summary>Who has a phone number or an e-mail address that begins like what was typed, or a number that ends so.</summary>
public static class ContactSearch
{
    const int ShortestEmail = 3;

    // Larger than any character of a key, on both databases.
    const char Beyond = '\uffff';

    public static bool IsContact(string? typed) => PhoneNumber.LooksLikeOne(typed) || IsEmail(typed);

    /// <summary>Whoever may be seen, among <paramref name="known"/>; a merged record's contacts lead to the one it lives in.</summary>
    public static IQueryable<Requester> WithContact(this IQueryable<Requester> known, string? typed, ParvisDbContext db)
    {
        var owners =
            from point in Points(db.Set<ContactPoint>(), (typed ?? "").Trim())
            join owner in known on point.RequesterId equals owner.Id
            select owner.MergedIntoId ?? owner.Id;
        return known.NotMerged().Where(r => owners.Contains(r.Id));
    }

    /// <summary>Those who have something going on first, then the last ones who were in contact.</summary>
    public static IOrderedQueryable<Requester> OpenThenLatest(this IQueryable<Requester> people) =>
        people
            .OrderBy(r => r.OpenRequests > 0 ? 0 : 1)
            .ThenBy(r => r.LastContactAt == null ? 1 : 0)
            .ThenByDescending(r => r.LastContactAt)
            .ThenBy(r => r.SortName)
            .ThenBy(r => r.Id);

    static IQueryable<ContactPoint> Points(IQueryable<ContactPoint> points, string typed)
    {
        if (IsEmail(typed))
        {
            var (from, to) = Range(EmailKey.Of(typed));
            return points.Where(c =>
                c.Kind == ContactKind.Email && c.Key.CompareTo(from) >= 0 && c.Key.CompareTo(to) < 0
            );
        }

        var (low, high) = Range(PhoneNumber.KeyPrefix(typed));
        if (PhoneNumber.KeyEnding(typed) is not { } ending)
            return points.Where(c =>
                c.Kind == ContactKind.Phone && c.Key.CompareTo(low) >= 0 && c.Key.CompareTo(high) < 0
            );
        var (lowEnd, highEnd) = Range(ContactPoint.Reverse(ending));
        return points
            .Where(c => c.Kind == ContactKind.Phone && c.Key.CompareTo(low) >= 0 && c.Key.CompareTo(high) < 0)
            .Union(
                // Not empty, as its index says: SQLite does not guess it from the bounds.
                points.Where(c =>
                    c.Backwards != "" && c.Backwards.CompareTo(lowEnd) >= 0 && c.Backwards.CompareTo(highEnd) < 0
                )
            );
    }

    static (string From, string To) Range(string beginning) => (beginning, beginning + Beyond);

    static bool IsEmail(string? typed) =>
        typed is { Length: >= ShortestEmail } && typed.Contains('@', StringComparison.Ordinal);
}
