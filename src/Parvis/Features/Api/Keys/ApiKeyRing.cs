using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Api.Keys;

/// <summary>A key that opens, as the program needs it at each call.</summary>
public sealed record KnownKey(Guid Id, string Name, string Digest, ApiScopes Scopes, int RequestsPerMinute);

/// <summary>
/// Keys in use, read once and kept for some seconds. Only keys that opened are kept, so that guessing fills no memory.
/// </summary>
public sealed class ApiKeyRing(TimeProvider clock)
{
    /// <summary>How long a key revoked by another process may still open.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);
    int epoch;

    public void Forget() => Interlocked.Increment(ref epoch);

    /// <summary>Null when the token opens nothing: unknown, mistyped or revoked alike.</summary>
    public async ValueTask<KnownKey?> FindAsync(string token, ParvisDbContext db, CancellationToken cancellationToken)
    {
        if (ApiKey.PrefixOf(token) is not { } prefix)
            return null;
        var now = clock.GetUtcNow();
        var current = Volatile.Read(ref epoch);
        if (kept.TryGetValue(prefix, out var there) && there.Epoch == current && now - there.ReadAt < Freshness)
            return Opens(there.Key, token) ? there.Key : null;
        if (await ReadAsync(prefix, db, cancellationToken) is not { } read || !Opens(read, token))
            return null;
        kept[prefix] = new Kept(read, current, now);
        return read;
    }

    static bool Opens(KnownKey key, string token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(key.Digest),
            Encoding.ASCII.GetBytes(RandomId.HashOf(token))
        );

    static Task<KnownKey?> ReadAsync(string prefix, ParvisDbContext db, CancellationToken cancellationToken) =>
        db.Set<ApiKey>()
            .Where(k => k.Prefix == prefix && k.RevokedAt == null)
            .Select(k => new KnownKey(k.Id, k.Name, k.Digest, k.Scopes, k.RequestsPerMinute))
            .FirstOrDefaultAsync(cancellationToken);

    sealed record Kept(KnownKey Key, int Epoch, DateTimeOffset ReadAt);
}
