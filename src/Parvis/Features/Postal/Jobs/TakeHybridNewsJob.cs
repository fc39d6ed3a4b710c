using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Features.Postal.Providers;

namespace Parvis.Features.Postal.Jobs;

/// <summary>
/// Files that the provider leaves in <c>retours</c>: followed line by line. Lines that cannot be are written beside, in
/// <c>retours/rejets</c>, with the reason.
/// </summary>
public sealed partial class TakeHybridNewsJob(
    FolderHybridMail provider,
    DroppedFiles dropped,
    TakenFiles files,
    HybridNews news,
    ILogger<TakeHybridNewsJob> log
) : IJob
{
    const string Rejects = "rejets";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (provider.News is not { } folder)
            return;
        foreach (var file in dropped.FindWhole(folder, "*.csv", f => !DroppedFiles.IsPassing(f.Name)))
            files.Take(folder, file, file.Name);
        foreach (var taken in TakenFiles.Of(folder))
        {
            await files.StoreAsync(
                taken,
                async content =>
                {
                    using var reader = new StreamReader(content);
                    var text = await reader.ReadToEndAsync(cancellationToken);
                    var rejected = await news.TakeAsync(text, provider.Name, cancellationToken);
                    if (rejected.Count > 0)
                        await RejectAsync(folder, taken.Name, taken.Key, rejected, cancellationToken);
                }
            );
        }
    }

    async Task RejectAsync(
        string folder,
        string name,
        string key,
        IReadOnlyList<RejectedNews> rejected,
        CancellationToken cancellationToken
    )
    {
        var aside = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Rejects)).FullName, $"{key}.{name}");
        await File.WriteAllLinesAsync(aside, rejected.Select(r => $"{r.Line};{r.Why}"), cancellationToken);
        LogRejected(rejected.Count, name, aside);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lines of {Name} could not be followed: see {Aside}.")]
    partial void LogRejected(int count, string name, string aside);
}
