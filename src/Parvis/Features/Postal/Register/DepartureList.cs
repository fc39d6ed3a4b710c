using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Postal.Register;

/// <summary>The register of departures: one line a letter. One SQL command a page.</summary>
public sealed class DepartureList(ParvisDbContext db)
{
    /// <summary>Newest first.</summary>
    public Task<List<OutgoingLetter>> ReadAsync(
        DepartureFilter filter,
        Viewer viewer,
        int most,
        CancellationToken cancellationToken
    )
    {
        var lines = db.Set<OutgoingLetter>().AsNoTracking().VisibleTo(db, viewer).Where(l => l.PostedOn != null);
        if (filter.Before is var (year, number))
            lines = lines.Where(l => l.Year < year || (l.Year == year && l.Number < number));
        if (filter.From is { } from)
            lines = lines.Where(l => l.PostedOn >= from);
        if (filter.Until is { } until)
            lines = lines.Where(l => l.PostedOn <= until);
        lines = filter.Words.Aggregate(lines, (found, word) => found.Where(l => l.SearchKey.Contains(word)));
        lines = filter.Which switch
        {
            DepartureKind.All => lines,
            DepartureKind.Registered => lines.Where(l =>
                l.Category == PostalCategory.Registered || l.Category == PostalCategory.RegisteredWithReceipt
            ),
            DepartureKind.AwaitingReceipt => lines.Where(l =>
                l.Category == PostalCategory.RegisteredWithReceipt && l.ReceivedOn == null && l.ReturnedOn == null
            ),
            DepartureKind.Returned => lines.Where(l => l.ReturnedOn != null),
        };
        return lines
            .OrderByDescending(l => l.Year)
            .ThenByDescending(l => l.Number)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Which lines of the register.</summary>
public sealed record DepartureFilter
{
    public (int Year, int Number)? Before { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Folded; all of them must be there.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public DepartureKind Which { get; init; }
}

public enum DepartureKind
{
    All,
    Registered,

    /// <summary>Its slip has not come back.</summary>
    AwaitingReceipt,

    Returned,
}

public static class DepartureKinds
{
    public static string InFrench(this DepartureKind kind) =>
        kind switch
        {
            DepartureKind.All => "Toutes",
            DepartureKind.Registered => "Recommandées",
            DepartureKind.AwaitingReceipt => "Avis de réception attendu",
            DepartureKind.Returned => "Revenues",
        };
}
