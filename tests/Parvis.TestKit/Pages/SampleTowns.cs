using System.Collections.Concurrent;
using Parvis.Data;

namespace Parvis.TestKit.Pages;

/// <summary>One sample town per database and run, read by every page test and changed by none.</summary>
public static class SampleTowns
{
    static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<SampleTown>>> Made = new();

    static SampleTowns() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var made in Made.Values)
            {
                if (made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                    made.Value.Result.App.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            }
        };

    public static Task<SampleTown> OfAsync(DatabaseKind kind) =>
        Made.GetOrAdd(
            kind,
            k => new Lazy<Task<SampleTown>>(async () => await SampleTown.BuildAsync(await TownApp.StartAsync(k)))
        ).Value;
}
