namespace Parvis.Features.Organisation;

/// <summary>
/// A value read from the database once and kept until <see cref="ViewerEpoch"/> moves on. Changes made by another
/// process (a command, another node) are seen within a minute.
/// </summary>
public sealed class Refreshed<T>(
    IServiceScopeFactory scopes,
    ViewerEpoch epoch,
    TimeProvider clock,
    Func<IServiceProvider, CancellationToken, Task<T>> read
)
    where T : class
{
    static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    volatile Kept? kept;

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var current = epoch.Value;
        if (kept is { } known && known.Epoch == current && now - known.ReadAt < Freshness)
            return known.Value;
        // A scope of its own: inside somebody's transaction, what is not committed must not be kept.
        await using var scope = scopes.CreateAsyncScope();
        var value = await read(scope.ServiceProvider, cancellationToken);
        kept = new Kept(value, current, now);
        return value;
    }

    sealed record Kept(T Value, int Epoch, DateTimeOffset ReadAt);
}
