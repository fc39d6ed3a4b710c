using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Erasing;
using Parvis.Scans.Files;
using Parvis.Scans.Pages;
using Parvis.Scans.Recognising;

namespace Parvis.Features.Letters.Scans;

/// <summary>
/// Reads one scan: looked at before anything decodes it, then page after page, each kept as soon as it is read, so that a
/// program that stops goes on where it was. No transaction is open while a page is read.
/// </summary>
public sealed class ScanReading(
    ParvisDbContext db,
    IBlobStore blobs,
    BlobErasing erasing,
    IAntivirus antivirus,
    DataFolder folder,
    Transactions transactions,
    ScanCutting cutting,
    ScanLimits limits
)
{
    /// <param name="id">Of a scan that this node has.</param>
    /// <param name="onPage">Called before each page: whoever has it keeps it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReadAsync(long id, Func<Task> onPage, CancellationToken cancellationToken)
    {
        if (
            await db.Set<ScanFile>().FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            is not { State: ScanState.Stored, Hash: { } hash } scan
        )
            return;
        await using var copy = await TemporaryCopy.OfAsync(blobs, hash, folder, cancellationToken);
        if (await ThreatAsync(copy.Path, cancellationToken) is { } threat)
        {
            await RefuseInfectedAsync(scan, hash, threat, cancellationToken);
            return;
        }

        var found = await ScanInspector.InspectAsync(copy.Path, limits, cancellationToken: cancellationToken);
        if (found.Refusal is { } refusal)
        {
            await ChangeAsync(() => scan.Refuse(refusal.InFrench(limits)), cancellationToken);
            return;
        }

        if (ScanReader.MissingPrograms is [_, ..] missing)
        {
            var programs = string.Join(", ", missing);
            await ChangeAsync(
                () => scan.Refuse($"Ce serveur ne sait pas lire les scans : il lui manque {programs}."),
                cancellationToken
            );
            return;
        }

        await ChangeAsync(() => scan.IsFound(found), cancellationToken);
        await ReadPagesAsync(scan, copy.Path, found, onPage, cancellationToken);
        await cutting.CutAtSeparatorsAsync(scan, copy.Path, cancellationToken);
    }

    async Task ReadPagesAsync(
        ScanFile scan,
        string path,
        ScanInspection found,
        Func<Task> onPage,
        CancellationToken cancellationToken
    )
    {
        var reader = new ScanReader(await Recognition.FindAsync(cancellationToken: cancellationToken));
        await onPage();
        await foreach (var page in reader.ReadAsync(path, found, scan.PagesRead + 1, cancellationToken))
        {
            await KeepAsync(scan, page, cancellationToken);
            await onPage();
        }
    }

    async Task KeepAsync(ScanFile scan, ReadPage page, CancellationToken cancellationToken)
    {
        var words = page.Read.Page;
        var isWritten = page is { Separator: null, IsBlank: false, IsDrawn: true };
        var kept = new ScanPage
        {
            ScanId = scan.Id,
            Number = words.Number,
            WordsHash = isWritten ? await SaveAsync(PageWords.Save(words), cancellationToken) : null,
            ThumbnailHash = await SaveAsync(page.Thumbnail, cancellationToken),
            PictureHash = await SaveAsync(page.Picture, cancellationToken),
            IsBlank = page.IsBlank,
            Separator = page.Separator?.Payload,
            IsComplete = words.IsComplete,
        };
        await ChangeAsync(
            () =>
            {
                db.Add(kept);
                scan.ReadOne();
            },
            cancellationToken
        );
    }

    async Task<string?> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty)
            return null;
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        return (await blobs.SaveAsync(content, cancellationToken)).Hash;
    }

    /// <summary>
    /// A scan too large for the antivirus is read all the same: it is only given out as it came to whoever asks for it, and
    /// the letters cut out of it are looked at one by one.
    /// </summary>
    async Task<string?> ThreatAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        try
        {
            return await antivirus.FindThreatAsync(content, cancellationToken);
        }
        catch (TooLargeForAntivirusException)
        {
            return null;
        }
    }

    Task RefuseInfectedAsync(ScanFile scan, string hash, string threat, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                scan.Refuse($"Ce fichier contient un virus ({threat}) : il n'est pas gardé.");
                scan.Hash = null;
                await erasing.AddAsync([hash], cancellationToken);
            },
            cancellationToken
        );

    Task ChangeAsync(Action change, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            () =>
            {
                change();
                return Task.CompletedTask;
            },
            cancellationToken
        );
}
