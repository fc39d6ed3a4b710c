using Parvis.Data.Outages;

namespace Parvis.Data.Dropped;

/// <summary>
/// Dropped files that are being stored: each was first moved aside under a name of its own, which only one program can
/// do; that name is its key, so that whatever stops afterwards, it is stored once.
/// </summary>
public sealed partial class TakenFiles(ILogger<TakenFiles> log)
{
    public const string Folder = "taken";

    /// <param name="folder">Where it was dropped.</param>
    /// <param name="file">Whole.</param>
    /// <param name="name">Stays readable behind its key.</param>
    public void Take(string folder, FileInfo file, string name) =>
        TryMove(file.FullName, Path.Combine(In(folder).FullName, $"{RandomId.New()}.{name}"));

    /// <summary>Oldest first; not what a file manager leaves in a folder it shows.</summary>
    public static IReadOnlyList<TakenFile> Of(string folder) =>
        [
            .. In(folder)
                .EnumerateFiles()
                .Where(f => f.Name.Length > RandomId.Length && f.Name[RandomId.Length] == '.')
                .OrderBy(f => f.LastWriteTimeUtc)
                .Select(f => new TakenFile(f)),
        ];

    /// <summary>Once it is kept the file goes: a copy in a folder would outlive what is erased.</summary>
    public Task StoreAsync(TakenFile taken, Func<Stream, Task> store) =>
        TryAsync(
            taken,
            async () =>
            {
                await using (var content = taken.File.OpenRead())
                    await store(content);
                taken.File.Delete();
            }
        );

    /// <summary>A file that cannot be read stays for the next turn and never stops the others.</summary>
    public async Task TryAsync(TakenFile taken, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException && OutageSigns.Of(failure) is null)
        {
            LogFailure(failure, taken.File.FullName);
        }
    }

    public void TryMove(string from, string to)
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

    static DirectoryInfo In(string folder) => Directory.CreateDirectory(Path.Combine(folder, Folder));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} could not be taken; it is tried again.")]
    partial void LogFailure(Exception failure, string file);
}

public sealed record TakenFile(FileInfo File)
{
    public string Key => File.Name[..RandomId.Length];

    public string Name => File.Name[(RandomId.Length + 1)..];
}
