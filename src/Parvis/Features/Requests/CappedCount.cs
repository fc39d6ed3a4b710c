using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Features.Requests;

/// <summary>« 42 », or « 1 000 + »: beyond, counting costs more than it tells.</summary>
public readonly record struct CappedCount(int Value)
{
    public const int Cap = 1000;

    public static readonly CappedCount None;

    public bool IsMore => Value > Cap;

    public override string ToString() => IsMore ? $"{Number(Cap)}\u00a0+" : Number(Value);

    /// <summary>« 1 demande », « 42 demandes », « 1 000 + demandes ».</summary>
    public string Of(string one, string many) => $"{this} {(Value > 1 ? many : one)}";

    static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}

public static class CappedCounts
{
    public static async Task<CappedCount> CountUpToCapAsync<T>(
        this IQueryable<T> rows,
        CancellationToken cancellationToken
    ) => new(await rows.Select(static _ => 1).Take(CappedCount.Cap + 1).CountAsync(cancellationToken));
}
