using System.Collections.Concurrent;
using Parvis.Data;

namespace Parvis.TestKit.Pages;

/// <summary>
/// One sample town per database and run, and one that nobody has set up yet, read by every page test and changed by
/// none.
/// </summary>
public static class SampleTowns
{
    static readonly ConcurrentDictionary<(DatabaseKind Kind, bool Empty), Lazy<Task<SampleTown>>> Made = new();

    static SampleTowns() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var made in Made.Values)
            {
                if (made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                    made.Value.Result.App.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            }
        };

    public static Task<SampleTown> OfAsync(DatabaseKind kind) => OfAsync(kind, empty: false);

    /// <summary>The town where this page is visited.</summary>
    public static Task<SampleTown> OfAsync(DatabaseKind kind, PageSample sample) => OfAsync(kind, sample.BeforeTown);

    static Task<SampleTown> OfAsync(DatabaseKind kind, bool empty) =>
        Made.GetOrAdd((kind, empty), key => new Lazy<Task<SampleTown>>(() => MakeAsync(key.Kind, key.Empty))).Value;

    static async Task<SampleTown> MakeAsync(DatabaseKind kind, bool empty) =>
        empty
            ? SampleTown.Empty(await TownApp.StartEmptyAsync(kind, TownAppOptions.Production))
            : await SampleTown.BuildAsync(await TownApp.StartAsync(kind));
}
