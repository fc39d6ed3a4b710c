using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Features.OfficialSheets.Reading;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>
/// The files of a folder, one after the other: those of its newest ZIP when it has one, else its XML files; its own folders
/// alike, one level down (« part », « pro »). Nothing is written, and links are not followed.
/// </summary>
public sealed class FicheFolder
{
    /// <summary>The largest real file is under one megabyte; an index of all of them under ten.</summary>
    const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Real files are 140 MB in all.</summary>
    const long MostBytesInAll = 1024L * 1024 * 1024;

    /// <summary>Real ones are 5,557.</summary>
    const int MostFiles = 50_000;

    static readonly EnumerationOptions NoLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        MatchCasing = MatchCasing.CaseInsensitive,
    };

    readonly IReadOnlyList<FileInfo> files;

    FicheFolder(IReadOnlyList<FileInfo> files) => this.files = files;

    /// <exception cref="RefusedException">There is no such folder, or it may not be read.</exception>
    public static FicheFolder Open(string path)
    {
        try
        {
            if (File.Exists(path))
                return new FicheFolder([new FileInfo(path)]);
            var folder = new DirectoryInfo(path);
            if (!folder.Exists)
                throw new RefusedException($"Le dossier {path} n'existe pas sur le serveur.", "Folder");
            return new FicheFolder([
                .. folder
                    .EnumerateDirectories("*", NoLinks)
                    .OrderBy(d => d.Name, StringComparer.Ordinal)
                    .Prepend(folder)
                    .SelectMany(FilesOf),
            ]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Le dossier {path} ne se lit pas : {failure.Message}", "Folder");
        }
    }

    /// <summary>Another one when a file came, went or was written.</summary>
    public string Signature =>
        SignatureOf(
            files.Select(f =>
                string.Create(CultureInfo.InvariantCulture, $"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}")
            )
        );

    /// <summary>Of a folder without a file.</summary>
    public static string NoSignature => SignatureOf([]);

    /// <summary>Only XML files with a plain name; a name that climbs out of its folder is one that leads nowhere here.</summary>
    /// <exception cref="RefusedException">A ZIP is not whole, or there is more than the fiches can be.</exception>
    public async IAsyncEnumerable<FicheFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (count, bytes) = (0, 0L);
        foreach (var file in files)
        {
            await foreach (
                var found in IsZip(file) ? InZipAsync(file, cancellationToken) : AloneAsync(file, cancellationToken)
            )
            {
                count++;
                // What is too large was read as far as it may.
                bytes += found.TooLarge is null ? found.Content.Length : MostBytes;
                if (count > MostFiles || bytes > MostBytesInAll)
                    throw new RefusedException(
                        $"Il y a là plus de {MostFiles} fichiers ou de {MostBytesInAll / 1024 / 1024} Mo : ce ne sont pas les fiches.",
                        "Folder"
                    );
                yield return found;
            }
        }
    }

    static string SignatureOf(IEnumerable<string> files) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));

    static IEnumerable<FileInfo> FilesOf(DirectoryInfo folder)
    {
        var whole = folder.EnumerateFiles("*", NoLinks).Where(f => !DroppedFiles.IsPassing(f.Name)).ToList();
        var newest = whole
            .Where(IsZip)
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is not null
            ? [newest]
            : whole.Where(f => IsXml(f.Name)).OrderBy(f => f.Name, StringComparer.Ordinal);
    }

    static async IAsyncEnumerable<FicheFile> AloneAsync(
        FileInfo file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var content = file.OpenRead();
        yield return await FicheFile.ReadAsync(file.Name, "", content, MostBytes, cancellationToken);
    }

    static async IAsyncEnumerable<FicheFile> InZipAsync(
        FileInfo file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var content = file.OpenRead();
        using var zip = Open(content, file.Name);
        if (zip.Entries.Count > MostFiles)
            throw new RefusedException($"Le fichier {file.Name} contient plus de {MostFiles} fichiers.", "Folder");
        foreach (var entry in zip.Entries.Where(e => IsXml(e.Name)))
            yield return await EntryAsync(entry, file.Name, cancellationToken);
    }

    static ZipArchive Open(FileStream content, string name)
    {
        try
        {
            var zip = new ZipArchive(content, ZipArchiveMode.Read);
            // Its list is read when it is asked for.
            _ = zip.Entries.Count;
            return zip;
        }
        catch (InvalidDataException)
        {
            throw NotWhole(name);
        }
    }

    static async Task<FicheFile> EntryAsync(ZipArchiveEntry entry, string zip, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = entry.Open();
            return await FicheFile.ReadAsync(entry.Name, zip, content, MostBytes, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw NotWhole(zip);
        }
    }

    static RefusedException NotWhole(string zip) =>
        new($"Le fichier {zip} n'est pas un ZIP entier : téléchargez-le de nouveau.", "Folder");

    static bool IsZip(FileInfo file) => file.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase);

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
}

/// <param name="Name">« F1342.xml »</param>
/// <param name="Zip">It is in; empty when it stands alone.</param>
/// <param name="Content">Empty when it is too large.</param>
/// <param name="TooLarge">Says so.</param>
public sealed record FicheFile(string Name, string Zip, byte[] Content, FicheFormatException? TooLarge)
{
    public string Id => Path.GetFileNameWithoutExtension(Name).ToUpperInvariant();

    public string InWords => Zip.Length == 0 ? Name : $"{Name} ({Zip})";

    internal static async Task<FicheFile> ReadAsync(
        string name,
        string zip,
        Stream content,
        int most,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return new(name, zip, await LimitedReading.ReadAsync(content, most, cancellationToken), null);
        }
        catch (FicheFormatException tooLarge)
        {
            return new(name, zip, [], tooLarge);
        }
    }
}
