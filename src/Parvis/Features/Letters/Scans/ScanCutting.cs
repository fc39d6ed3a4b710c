using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Blobs;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Erasing;
using Parvis.Scans.Files;
using Parvis.Scans.Recognising;
using Parvis.Scans.Separators;

namespace Parvis.Features.Letters.Scans;

/// <summary>Cuts a scan into letters, at separators or where a person says, and reads each of them.</summary>
public sealed class ScanCutting(
    ParvisDbContext db,
    IBlobStore blobs,
    BlobErasing erasing,
    IAntivirus antivirus,
    DataFolder folder,
    Transactions transactions,
    LetterProposing proposing,
    OrganisationDirectory directory
)
{
    /// <param name="scan">Tracked; its pages are all read.</param>
    /// <param name="path">Of its bytes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task CutAtSeparatorsAsync(ScanFile scan, string path, CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(scan.Id, cancellationToken);
        var letters = await MakeAsync(scan, path, LetterCuts.AtSeparators(Cuts(pages)), pages, cancellationToken);
        await transactions.RunAsync(
            () =>
            {
                db.AddRange(letters);
                if (letters.Count == 0)
                    scan.Refuse("Toutes les pages de ce fichier sont blanches : numérisez de nouveau.");
                else
                    scan.IsRead();
                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    /// <summary>Those of its letters that wait are made anew; what is registered or set aside stays as it is.</summary>
    /// <param name="scan">As the page showed it.</param>
    /// <param name="firstPages">With which letters begin.</param>
    /// <param name="waiting">Ids of the letters that the page showed as waiting.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task CutByHandAsync(
        ScanFile scan,
        IReadOnlyCollection<int> firstPages,
        IReadOnlyCollection<long> waiting,
        CancellationToken cancellationToken
    )
    {
        var settled = await SettledPagesAsync(scan.Id, cancellationToken);
        var pages = await PagesAsync(scan.Id, cancellationToken);
        pages.RemoveAll(p => settled.Contains(p.Number));
        // A letter that is settled parts those around it.
        var begins = firstPages.Concat(settled.Select(n => n + 1)).ToList();
        await using var copy = await TemporaryCopy.OfAsync(blobs, scan.Hash!, folder, cancellationToken);
        var letters = await MakeAsync(scan, copy.Path, LetterCuts.At(Cuts(pages), begins), pages, cancellationToken);
        await transactions.RunAsync(() => ReplaceAsync(scan, waiting, letters, cancellationToken), cancellationToken);
    }

    async Task ReplaceAsync(
        ScanFile scan,
        IReadOnlyCollection<long> waiting,
        IReadOnlyList<IncomingLetter> letters,
        CancellationToken cancellationToken
    )
    {
        var former = await db.Set<IncomingLetter>()
            .Where(l => l.ScanId == scan.Id && l.State == LetterState.ToRegister)
            .ToListAsync(cancellationToken);
        if (!former.Select(l => l.Id).ToHashSet().SetEquals(waiting))
            throw new RefusedException(
                "Une lettre de ce scan a été enregistrée ou découpée entre-temps : regardez ce qu'il en reste."
            );
        db.RemoveRange(former);
        db.AddRange(letters);
        await erasing.AddAsync([.. former.Select(l => l.Hash).OfType<string>()], cancellationToken);
    }

    async Task<IReadOnlyList<IncomingLetter>> MakeAsync(
        ScanFile scan,
        string path,
        IReadOnlyList<CutLetter> cuts,
        IReadOnlyList<ScanPage> pages,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var letters = new List<IncomingLetter>(cuts.Count);
        foreach (var cut in cuts)
        {
            var words = new List<ScannedPage>(cut.Pages.Count);
            foreach (var page in pages.Where(p => cut.Pages.Contains(p.Number)))
                words.Add(await WordsAsync(page, cancellationToken));
            var letter = new IncomingLetter
            {
                ScanId = scan.Id,
                Pages = IncomingLetter.PagesOf(cut.Pages),
                CameAt = scan.StoredAt,
                DepartmentId = DepartmentOf(cut.Under, organisation),
            };
            letter.IsReadAs((await proposing.ProposeAsync(words, cancellationToken)).Save());
            if (await ExtractAsync(scan, path, cut.Pages, pages.Count, cancellationToken) is { } file)
                (letter.Hash, letter.Size) = (file.Hash, file.Size);
            letters.Add(letter);
        }

        return letters;
    }

    /// <summary>Null when it cannot be cut out: the letter then has the whole scan.</summary>
    async Task<StoredBlob?> ExtractAsync(
        ScanFile scan,
        string path,
        IReadOnlyList<int> pages,
        int allPages,
        CancellationToken cancellationToken
    )
    {
        // As it came, down to the byte, when it is the only one and does nothing by itself.
        if (scan is { Kind: ScanKind.Pdf, HasActiveContent: false } && pages.Count == allPages)
            return new StoredBlob(scan.Hash!, scan.Size);
        await using var letter = TemporaryCopy.ToBe(folder);
        if (!await LetterFiles.ExtractAsync(path, scan.Kind!.Value, pages, letter.Path, cancellationToken))
            return null;
        await using var content = File.OpenRead(letter.Path);
        return await IsInfectedAsync(content, cancellationToken)
            ? null
            : await blobs.SaveAsync(content, cancellationToken);
    }

    async Task<bool> IsInfectedAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await antivirus.FindThreatAsync(content, cancellationToken) is not null;
        }
        catch (TooLargeForAntivirusException)
        {
            return false;
        }
    }

    async Task<ScannedPage> WordsAsync(ScanPage page, CancellationToken cancellationToken)
    {
        if (page.WordsHash is null || await blobs.OpenAsync(page.WordsHash, cancellationToken) is not { } kept)
            return new ScannedPage(page.Number, 0, 0, []) { IsComplete = false };
        await using (kept)
            return await PageWords.LoadAsync(kept, cancellationToken);
    }

    Task<List<ScanPage>> PagesAsync(long scanId, CancellationToken cancellationToken) =>
        db.Set<ScanPage>()
            .AsNoTracking()
            .Where(p => p.ScanId == scanId)
            .OrderBy(p => p.Number)
            .ToListAsync(cancellationToken);

    async Task<HashSet<int>> SettledPagesAsync(long scanId, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<IncomingLetter>()
                    .AsNoTracking()
                    .Where(l => l.ScanId == scanId && l.State != LetterState.ToRegister)
                    .ToListAsync(cancellationToken)
            ).SelectMany(l => l.PageNumbers),
        ];

    static IReadOnlyList<CutPage> Cuts(IEnumerable<ScanPage> pages) =>
        [
            .. pages.Select(p => new CutPage(
                p.Number,
                p.Separator is null ? null : SeparatorSheet.Parse(p.Separator),
                p.IsBlank
            )),
        ];

    static Guid? DepartmentOf(SeparatorSheet? sheet, OrganisationSnapshot organisation) =>
        Guid.TryParse(sheet?.Department, out var id) && organisation.Department(id) is { Active: true } known
            ? known.Id
            : null;
}
