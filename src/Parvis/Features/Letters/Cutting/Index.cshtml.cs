using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Web;

namespace Parvis.Features.Letters.Cutting;

/// <summary>Where letters begin in a scan, said by hand on its thumbnails.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, ScanCutting cutting, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string ScanId { get; set; } = "";

    /// <summary>Pages with which a letter begins.</summary>
    [BindProperty]
    public int[] Begins { get; set; } = [];

    /// <summary>The letters that waited when the page was made.</summary>
    [BindProperty]
    public long[] Waiting { get; set; } = [];

    public ScanFile Scan { get; private set; } = null!;

    public IReadOnlyList<PageToCut> Pages { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => ShowAsync(keep: false);

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { Hash: not null, State: ScanState.Read } scan)
            return NotFound();
        await cutting.CutByHandAsync(scan, Begins, Waiting, Aborted);
        TempData["Done"] = "Le scan est découpé. Ses lettres ont été relues.";
        return Redirect(LetterLinks.ToRegister);
    }

    public Task<IActionResult> RedisplayAsync() => ShowAsync(keep: true);

    Task<ScanFile?> FindAsync() =>
        viewer.Value.ServesResidents
            ? db.Set<ScanFile>().FirstOrDefaultAsync(s => s.PublicId == ScanId, Aborted)
            : Task.FromResult<ScanFile?>(null);

    async Task<IActionResult> ShowAsync(bool keep)
    {
        if (await FindAsync() is not { State: ScanState.Read } scan)
            return NotFound();
        Scan = scan;
        var letters = await db.Set<IncomingLetter>()
            .AsNoTracking()
            .Where(l => l.ScanId == scan.Id)
            .ToListAsync(Aborted);
        var settled = letters.Where(l => l.State != LetterState.ToRegister).SelectMany(l => l.PageNumbers).ToHashSet();
        var waiting = letters.FindAll(l => l.State == LetterState.ToRegister);
        Waiting = [.. waiting.Select(l => l.Id)];
        ModelState.Remove(nameof(Waiting));
        if (!keep)
            Begins = [.. waiting.Select(l => l.PageNumbers[0])];
        Pages =
        [
            .. (
                await db.Set<ScanPage>()
                    .AsNoTracking()
                    .Where(p => p.ScanId == scan.Id)
                    .OrderBy(p => p.Number)
                    .ToListAsync(Aborted)
            ).Select(p => new PageToCut(
                p.Number,
                p.Separator is not null,
                p.IsBlank,
                settled.Contains(p.Number),
                Begins.Contains(p.Number)
            )),
        ];
        return Page();
    }
}

/// <param name="Number">From 1.</param>
/// <param name="IsSeparator">It belongs to no letter.</param>
/// <param name="IsBlank">Nothing is written on it.</param>
/// <param name="IsSettled">Its letter is registered or set aside.</param>
/// <param name="Begins">A letter begins with it.</param>
public sealed record PageToCut(int Number, bool IsSeparator, bool IsBlank, bool IsSettled, bool Begins)
{
    public bool IsFree => !IsSeparator && !IsBlank && !IsSettled;
}
