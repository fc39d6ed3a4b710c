using System.Globalization;
using Parvis.Features.Api.Errors;
using Parvis.Features.Requests;

namespace Parvis.Features.Api.Endpoints;

/// <summary>
/// Pages of what changed, the least recently changed first: what changes while somebody pages moves behind their place,
/// so it comes again and is never skipped.
/// </summary>
public sealed class ChangePages
{
    const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    readonly DateTime since;
    readonly string after = "";

    public ChangePages(string changedSince, string? cursor)
    {
        since =
            Instant(changedSince)
            ?? throw ApiRefusedException.Invalid(
                "changedSince",
                "A UTC instant: 2026-11-16T08:12:00Z.",
                "Un instant UTC : 2026-11-16T08:12:00Z."
            );
        if (cursor is null)
            return;
        if (cursor.Split('~') is not [var at, { Length: > 0 } reference] || Instant(at) is not { } reached)
            throw ApiRefusedException.Invalid(
                "cursor",
                "The nextCursor of the page before, with the same changedSince.",
                "Le nextCursor de la page précédente, avec le même changedSince."
            );
        (since, after) = (reached, reference);
    }

    // Not the number of the row: a cursor is read by others. The first condition alone bounds the walk of the index.
    public IQueryable<CitizenRequest> Of(IQueryable<CitizenRequest> requests) =>
        requests
            .Where(r => r.LastEventAt >= since && (r.LastEventAt > since || r.Reference.CompareTo(after) > 0))
            .OrderBy(r => r.LastEventAt)
            .ThenBy(r => r.Reference);

    public static List<RequestView> InOrder(IEnumerable<RequestView> rows) =>
        [.. rows.OrderBy(r => r.UpdatedAt).ThenBy(r => r.Reference, StringComparer.Ordinal)];

    public static string CursorAfter(RequestView last) =>
        $"{last.UpdatedAt.ToString(Written, CultureInfo.InvariantCulture)}~{last.Reference}";

    static DateTime? Instant(string text) =>
        DateTime.TryParseExact(
            text,
            Written,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
