using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data.Blobs;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// Keeps an uploaded file between its dry run and its import. The address carries a sealed token rather than the
/// blob's hash, so that it opens nothing but the file this installation received for this import.
/// </summary>
public sealed class ImportDrafts(IBlobStore blobs, IDataProtectionProvider protection)
{
    const string Starter = "modele";

    static readonly TimeSpan Life = TimeSpan.FromDays(1);

    readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Parvis.ImportDrafts")
        .ToTimeLimitedDataProtector();

    public static string StarterToken => Starter;

    public async Task<string> KeepAsync(
        IImporter importer,
        Stream content,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        var stored = await blobs.SaveAsync(content, cancellationToken);
        return protector.Protect($"{importer.Slug}\n{stored.Hash}\n{Path.GetFileName(fileName)}", Life);
    }

    /// <summary>Null when the token is not one of this import's, or is older than a day.</summary>
    public async Task<(byte[] Content, string FileName)?> OpenAsync(
        IImporter importer,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (token == Starter)
            return importer.StarterFile is { } file
                ? (await StarterPack.ReadAsync(file, cancellationToken), StarterPack.FileName)
                : null;
        if (Unseal(token) is not [var slug, var hash, var fileName] || slug != importer.Slug)
            return null;
        await using var content = await blobs.OpenAsync(hash, cancellationToken);
        if (content is null)
            return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return (bytes.ToArray(), fileName);
    }

    string[]? Unseal(string token)
    {
        try
        {
            return protector.Unprotect(token).Split('\n', 3);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
