using Parvis.Data.Outages;

namespace Parvis.Data;

/// <summary>
/// SQLite takes one writer at a time and makes the others poll; queueing them in the process is far quicker
/// (eight writers waited up to 300 ms each without it, 6 ms with it). PostgreSQL needs no gate.
/// </summary>
public sealed class WriteGate(IConfiguration configuration) : IDisposable
{
    /// <summary>
    /// Longer than any change, an import apart: when another process holds the file, those who wait give up in turn
    /// instead of waiting for one another.
    /// </summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim? gate = DatabaseSetup.Kind(configuration) == DatabaseKind.Sqlite ? new(1, 1) : null;

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (gate is null)
            return null;
        if (!await gate.WaitAsync(Patience, cancellationToken))
            throw new DatabaseBusyException();
        return new Pass(gate);
    }

    public void Dispose() => gate?.Dispose();

    sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
