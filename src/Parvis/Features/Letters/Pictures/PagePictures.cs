using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;

namespace Parvis.Features.Letters.Pictures;

/// <summary>
/// Pictures of pages that wait. Those of a registered letter are read through its requests: a page here would show what
/// may be a circle's.
/// </summary>
public sealed class PagePictures(ParvisDbContext db, IBlobStore blobs)
{
    /// <summary>Drawn by this program from whatever was scanned: a browser may show it.</summary>
    const string Jpeg = "image/jpeg";

    public async Task<IActionResult> ShowAsync(
        string scanId,
        int number,
        bool small,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var page = await (
            from kept in db.Set<ScanPage>().AsNoTracking()
            join scan in db.Set<ScanFile>() on kept.ScanId equals scan.Id
            where scan.PublicId == scanId && kept.Number == number
            select kept
        ).FirstOrDefaultAsync(cancellationToken);
        var hash = small ? page?.ThumbnailHash : page?.PictureHash;
        if (page is null || hash is null || !viewer.ServesResidents || await IsRegisteredAsync(page, cancellationToken))
            return new NotFoundResult();
        return await blobs.OpenAsync(hash, cancellationToken) is { } content
            ? new FileStreamResult(content, Jpeg)
            : new NotFoundResult();
    }

    async Task<bool> IsRegisteredAsync(ScanPage page, CancellationToken cancellationToken)
    {
        var pages = await db.Set<IncomingLetter>()
            .Where(l => l.ScanId == page.ScanId && l.State == LetterState.Registered)
            .Select(l => l.Pages)
            .ToListAsync(cancellationToken);
        return pages.Exists(numbers => IncomingLetter.NumbersOf(numbers).Contains(page.Number));
    }
}
