using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;

namespace Parvis.Features.Letters.Scans;

/// <summary>A file that programs can open, for no longer than that: what is stored may be on another machine.</summary>
sealed class TemporaryCopy : IAsyncDisposable
{
    TemporaryCopy(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="FilesAwayException">Nothing has this hash.</exception>
    public static async Task<TemporaryCopy> OfAsync(
        IBlobStore blobs,
        string hash,
        DataFolder folder,
        CancellationToken cancellationToken
    )
    {
        var copy = new TemporaryCopy(System.IO.Path.Combine(folder.Temporary, RandomId.New()));
        await using var stored = await blobs.OpenAsync(hash, cancellationToken) ?? throw new FilesAwayException();
        await using var written = PrivateFile.Create(copy.Path);
        await stored.CopyToAsync(written, cancellationToken);
        return copy;
    }

    /// <summary>Where a program is to write a file.</summary>
    public static TemporaryCopy ToBe(DataFolder folder) =>
        new(System.IO.Path.Combine(folder.Temporary, RandomId.New()));

    public ValueTask DisposeAsync()
    {
        File.Delete(Path);
        return ValueTask.CompletedTask;
    }
}
