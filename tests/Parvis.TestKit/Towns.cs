using System.Collections.Concurrent;
using Parvis.Data;

namespace Parvis.TestKit;

/// <summary>
/// One running town per database for all tests of a project that only add data of their own. Whoever moves the clock
/// or changes settings, rights or the organisation starts a town with <see cref="TownApp.StartAsync"/>.
/// </summary>
public static class Towns
{
    static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TownApp>>> Shared = new();

    static Towns() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var town in Shared.Values)
            {
                if (town is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                    town.Value.Result.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            }
        };

    public static Task<TownApp> SharedAsync(DatabaseKind kind) =>
        Shared.GetOrAdd(kind, k => new Lazy<Task<TownApp>>(() => TownApp.StartAsync(k))).Value;
}
