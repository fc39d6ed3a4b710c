using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data.Blobs;

namespace Parvis.Features.Administration.Imports;

/// <summary>A file received, and what trying or importing it reported.</summary>
public sealed record ImportDraft(string FileHash, string FileName, ImportReport Report)
{
    /// <summary>What the report says is done, and no longer what would be.</summary>
    public bool Imported { get; init; }
}

/// <summary>
/// Keeps an uploaded file and its report between the dry run and the import, so that reading the report again runs
/// nothing. The address carries a sealed token rather than the blob's hash, so that it opens nothing but what this
/// installation received for this import.
/// </summary>
public sealed class ImportDrafts(IBlobStore blobs, IDataProtectionProvider protection)
{
    static readonly TimeSpan Life = TimeSpan.FromDays(1);

    readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Parvis.ImportDrafts")
        .ToTimeLimitedDataProtector();

    /// <summary>The token of what was tried.</summary>
    public async Task<string> KeepAsync(
        IImporter importer,
        byte[] content,
        string fileName,
        ImportReport report,
        CancellationToken cancellationToken
    )
    {
        var hash = await SaveAsync(content, cancellationToken);
        return await KeepAsync(importer, new ImportDraft(hash, Path.GetFileName(fileName), report), cancellationToken);
    }

    public async Task<string> KeepAsync(IImporter importer, ImportDraft draft, CancellationToken cancellationToken)
    {
        var hash = await SaveAsync(JsonSerializer.SerializeToUtf8Bytes(draft), cancellationToken);
        return protector.Protect($"{importer.Slug}\n{hash}", Life);
    }

    /// <summary>Null when the token is not one of this import's, or is older than a day.</summary>
    public async Task<ImportDraft?> OpenAsync(IImporter importer, string token, CancellationToken cancellationToken)
    {
        if (Unseal(token) is not [var slug, var hash] || slug != importer.Slug)
            return null;
        await using var content = await blobs.OpenAsync(hash, cancellationToken);
        return content is null
            ? null
            : await JsonSerializer.DeserializeAsync<ImportDraft>(content, cancellationToken: cancellationToken);
    }

    public async Task<byte[]?> ReadFileAsync(ImportDraft draft, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(draft.FileHash, cancellationToken);
        if (content is null)
            return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    async Task<string> SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        return (await blobs.SaveAsync(stream, cancellationToken)).Hash;
    }

    string[]? Unseal(string token)
    {
        try
        {
            return protector.Unprotect(token).Split('\n', 2);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
