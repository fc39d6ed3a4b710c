using System.Security.Cryptography;
using Parvis.Data.Outages;

namespace Parvis.Data.Blobs;

/// <summary><c>blobs/ab/abcdef…</c>: written beside, then renamed, so that a file that is there is whole.</summary>
public sealed class DiskBlobStore(DataFolder folder) : IBlobStore
{
    public async Task<StoredBlob> SaveAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await KeepAsync(content, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilesAwayException(failure);
        }
    }

    async Task<StoredBlob> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder.Blobs, $"{Guid.NewGuid():N}.part");
        try
        {
            var stored = await WriteAsync(content, temporary, cancellationToken);
            var final = PathOf(stored.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(temporary, final, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        if (!IsHash(hash))
            return Task.FromResult<Stream?>(null);
        try
        {
            var path = PathOf(hash);
            return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilesAwayException(failure);
        }
    }

    public IAsyncEnumerable<string> SavedBeforeAsync(DateTime before, CancellationToken cancellationToken) =>
        new DirectoryInfo(folder.Blobs)
            .EnumerateDirectories()
            .SelectMany(group => group.EnumerateFiles())
            .Where(file => IsHash(file.Name) && file.LastWriteTimeUtc < before)
            .Select(file => file.Name)
            .ToAsyncEnumerable();

    /// <summary>Taken aside first: what is saved meanwhile stands in its place, and stays.</summary>
    public Task<bool> DeleteAsync(string hash, DateTime savedBefore, CancellationToken cancellationToken)
    {
        if (!IsHash(hash) || !File.Exists(PathOf(hash)))
            return Task.FromResult(true);
        var aside = Path.Combine(folder.Blobs, $"{Guid.NewGuid():N}.gone");
        try
        {
            File.Move(PathOf(hash), aside);
        }
        catch (FileNotFoundException)
        {
            // Another node was quicker.
            return Task.FromResult(true);
        }

        var isOld = File.GetLastWriteTimeUtc(aside) < savedBefore;
        if (isOld)
            File.Delete(aside);
        else
            File.Move(aside, PathOf(hash), overwrite: true);
        return Task.FromResult(isOld);
    }

    static async Task<StoredBlob> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[81920];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            size += read;
        }

        file.Flush(flushToDisk: true);
        return new StoredBlob(Convert.ToHexStringLower(sha.GetHashAndReset()), size);
    }

    static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    string PathOf(string hash) => Path.Combine(folder.Blobs, hash[..2], hash);
}
