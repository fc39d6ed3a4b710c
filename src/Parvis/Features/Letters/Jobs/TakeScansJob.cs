using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Features.Letters.Scans;
using Parvis.Scans.Files;

namespace Parvis.Features.Letters.Jobs;

/// <summary>
/// Files that the scanner leaves in <c>data/scans</c>. Each is taken once it is whole: first moved aside under a name of
/// its own, which only one program can do; that name is its key, so that whatever stops afterwards, it is stored once.
/// What is no scan is taken too: the mailroom is told, instead of finding it there months later.
/// </summary>
public sealed partial class TakeScansJob(
    ParvisDbContext db,
    DataFolder folder,
    DroppedFiles dropped,
    ScanStore store,
    ScanLimits limits,
    ILogger<TakeScansJob> log
) : IJob
{
    const string Taken = "taken";
    const string TooLarge = "trop-grands";
    const int LongestName = 150;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var taken = Directory.CreateDirectory(Path.Combine(folder.Scans, Taken));
        foreach (var file in dropped.FindWhole(folder.Scans, "*", f => !DroppedFiles.IsPassing(f.Name)))
            TryMove(file.FullName, Path.Combine(taken.FullName, $"{RandomId.New()}.{ShortName(file)}"));
        foreach (var file in taken.EnumerateFiles().Where(IsTaken).OrderBy(f => f.LastWriteTimeUtc).ToList())
        {
            await StoreAsync(file, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    static bool IsTaken(FileInfo file) => file.Name.Length > RandomId.Length && file.Name[RandomId.Length] == '.';

    async Task StoreAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var (key, name) = (file.Name[..RandomId.Length], file.Name[(RandomId.Length + 1)..]);
        try
        {
            if (file.Length > limits.Bytes)
            {
                await LeaveAsync(file, key, name, cancellationToken);
                return;
            }

            await using (var content = file.OpenRead())
                await store.StoreAsync(key, name, content, by: null, cancellationToken);
            file.Delete();
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException && OutageSigns.Of(failure) is null)
        {
            LogFailure(failure, file.Name);
        }
    }

    /// <summary>What no scanner of a mailroom writes is not copied; it stays where somebody can fetch it.</summary>
    async Task LeaveAsync(FileInfo file, string key, string name, CancellationToken cancellationToken)
    {
        var aside = Directory.CreateDirectory(Path.Combine(folder.Scans, TooLarge));
        await store.NoteAsync(
            key,
            name,
            file.Length,
            $"{ScanRefusal.TooLarge.InFrench(limits)} Il est resté dans le dossier « scans/{TooLarge} ».",
            cancellationToken
        );
        TryMove(file.FullName, Path.Combine(aside.FullName, file.Name));
    }

    void TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another node was quicker, or the file may not be moved: it is looked at again at the next turn.
            LogFailure(failure, from);
        }
    }

    /// <summary>Its former name, which people know it by, without what would make it too long for a disk.</summary>
    static string ShortName(FileInfo file)
    {
        var extension = file.Extension.CutTo(10);
        return Path.GetFileNameWithoutExtension(file.Name).CutTo(LongestName) + extension;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} of the scans could not be taken; it is tried again.")]
    partial void LogFailure(Exception failure, string file);
}
