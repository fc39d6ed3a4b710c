using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>A file received, and what trying or importing it reported.</summary>
public sealed record ImportDraft(string File, string FileName, ImportReport Report)
{
    /// <summary>What the report says is done, and no longer what would be.</summary>
    public bool Imported { get; init; }
}

/// <summary>
/// Keeps an uploaded file and its report between the dry run and the import, so that reading the report again runs
/// nothing. They hold the names and addresses of people: they are no blobs, which last, and go after a day. The
/// address carries a sealed token rather than the file's name, so that it opens nothing but what this installation
/// received for this import.
/// </summary>
public sealed class ImportDrafts(DataFolder folder, TimeProvider clock, IDataProtectionProvider protection)
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
        var file = await SaveAsync(content, cancellationToken);
        return await KeepAsync(importer, new ImportDraft(file, Path.GetFileName(fileName), report), cancellationToken);
    }

    public async Task<string> KeepAsync(IImporter importer, ImportDraft draft, CancellationToken cancellationToken)
    {
        var name = await SaveAsync(JsonSerializer.SerializeToUtf8Bytes(draft), cancellationToken);
        return protector.Protect($"{importer.Slug}\n{name}", Life);
    }

    /// <summary>Null when the token is not one of this import's, or is older than a day.</summary>
    public async Task<ImportDraft?> OpenAsync(IImporter importer, string token, CancellationToken cancellationToken) =>
        Unseal(token) is [var slug, var name]
        && slug == importer.Slug
        && await ReadAsync(name, cancellationToken) is { } draft
            ? JsonSerializer.Deserialize<ImportDraft>(draft)
            : null;

    public Task<byte[]?> ReadFileAsync(ImportDraft draft, CancellationToken cancellationToken) =>
        ReadAsync(draft.File, cancellationToken);

    /// <summary>Also what a program cut short left half written.</summary>
    public void Forget()
    {
        var before = clock.GetUtcNow().UtcDateTime - Life;
        foreach (var file in new DirectoryInfo(folder.Imports).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < before)
                file.Delete();
        }
    }

    async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(folder.Imports, name), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Written beside, then renamed, so that a file that is there is whole.</summary>
    async Task<string> SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        var name = RandomId.New();
        var final = Path.Combine(folder.Imports, name);
        var temporary = $"{final}.part";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            // By the town's clock, which is what tells how old it is.
            File.SetLastWriteTimeUtc(temporary, clock.GetUtcNow().UtcDateTime);
            File.Move(temporary, final);
            return name;
        }
        finally
        {
            File.Delete(temporary);
        }
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
