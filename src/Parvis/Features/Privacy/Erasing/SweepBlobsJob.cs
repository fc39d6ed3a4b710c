using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Scans.Programs;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// Bytes are stored before the transaction that ties them to something: when that never commits, they are nobody's. They
/// go after a day, and with them what a program that was killed left of files it was writing.
/// </summary>
public sealed partial class SweepBlobsJob(
    IBlobStore blobs,
    IEnumerable<IBlobHolder> holders,
    DataFolder folder,
    ILogger<SweepBlobsJob> log
) : IJob
{
    const int Batch = 500;

    /// <summary>More than that and half of all there is: it is rather the database that is not the one of these files.</summary>
    const int TooMany = 100;

    static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Files are stamped by the machine's clock, whatever the town's is.
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - Grace;
        var (total, free) = (0, new List<string>());
        await foreach (var batch in blobs.SavedBeforeAsync(before, cancellationToken).Chunk(Batch))
        {
            total += batch.Length;
            free.AddRange(await FreeAsync(batch, cancellationToken));
        }

        if (free.Count > TooMany && free.Count > total / 2)
        {
            LogTooMany(free.Count, total);
            return;
        }

        foreach (var hash in free)
            await blobs.DeleteAsync(hash, before, cancellationToken);
        foreach (var left in Left(folder.Temporary, before).Concat(Left(folder.Blobs, before)))
            left.Delete();
        TemporaryFolder.RemoveLeft(before);
    }

    async Task<IEnumerable<string>> FreeAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var free = hashes.ToHashSet(StringComparer.Ordinal);
        foreach (var holder in holders)
            free.ExceptWith(await holder.HeldAsync(hashes, cancellationToken));
        return free;
    }

    static IEnumerable<FileInfo> Left(string folder, DateTime before) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Free} of {Total} stored files are nobody's: none was erased. Is this the database of this data folder?"
    )]
    partial void LogTooMany(int free, int total);
}
