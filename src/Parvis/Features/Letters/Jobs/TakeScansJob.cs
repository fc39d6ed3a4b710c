using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Features.Letters.Scans;
using Parvis.Scans.Files;

namespace Parvis.Features.Letters.Jobs;

/// <summary>
/// Files that the scanner leaves in <c>data/scans</c>, stored as <see cref="TakenFiles"/> says. What is no scan is taken
/// too: the mailroom is told, instead of finding it there months later.
/// </summary>
public sealed class TakeScansJob(
    ParvisDbContext db,
    DataFolder folder,
    DroppedFiles dropped,
    TakenFiles files,
    ScanStore store,
    ScanLimits limits
) : IJob
{
    const string TooLarge = "trop-grands";
    const int LongestName = 150;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var file in dropped.FindWhole(folder.Scans, "*", f => !DroppedFiles.IsPassing(f.Name)))
            files.Take(folder.Scans, file, ShortName(file));
        foreach (var taken in TakenFiles.Of(folder.Scans))
        {
            if (taken.File.Length > limits.Bytes)
                await files.TryAsync(taken, () => LeaveAsync(taken, cancellationToken));
            else
                await files.StoreAsync(
                    taken,
                    content => store.StoreAsync(taken.Key, taken.Name, content, by: null, cancellationToken)
                );
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What no scanner of a mailroom writes is not copied; it stays where somebody can fetch it.</summary>
    async Task LeaveAsync(TakenFile taken, CancellationToken cancellationToken)
    {
        var aside = Directory.CreateDirectory(Path.Combine(folder.Scans, TooLarge));
        await store.NoteAsync(
            taken.Key,
            taken.Name,
            taken.File.Length,
            $"{ScanRefusal.TooLarge.InFrench(limits)} Il est resté dans le dossier « scans/{TooLarge} ».",
            cancellationToken
        );
        files.TryMove(taken.File.FullName, Path.Combine(aside.FullName, taken.File.Name));
    }

    /// <summary>Its former name, which people know it by, without what would make it too long for a disk.</summary>
    static string ShortName(FileInfo file)
    {
        var extension = file.Extension.CutTo(10);
        return Path.GetFileNameWithoutExtension(file.Name).CutTo(LongestName) + extension;
    }
}
