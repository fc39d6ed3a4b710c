namespace Parvis.Data.Blobs;

/// <summary>Files by the hash of their content: on disk, or in an object store. Never in the database.</summary>
public interface IBlobStore
{
    /// <summary>Keeps the content; the same bytes are kept once.</summary>
    Task<StoredBlob> SaveAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The content, or null when nothing has this hash.</summary>
    Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Hashes of the contents that nobody has saved, or saved again, since then; in no order.</summary>
    IAsyncEnumerable<string> SavedBeforeAsync(DateTime before, CancellationToken cancellationToken);

    /// <summary>
    /// True when the bytes are gone, or were already; false when somebody has saved them since then: they stay, for they
    /// may be tied to something in a transaction that has not committed yet.
    /// </summary>
    Task<bool> DeleteAsync(string hash, DateTime savedBefore, CancellationToken cancellationToken);
}

/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
/// <param name="Size">In bytes.</param>
public sealed record StoredBlob(string Hash, long Size);
