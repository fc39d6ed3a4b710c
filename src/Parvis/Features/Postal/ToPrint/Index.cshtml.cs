using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Letter.Word;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.ToPrint;

/// <summary>Letters that wait for the printer, oldest first: what the mailroom empties each day, in batches.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    BatchMaking making,
    OnceOnly once,
    OrganisationDirectory directory,
    WordLetters papers,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "service")]
    public Guid? DepartmentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    [BindProperty]
    public List<string> Ticked { get; set; } = [];

    [BindProperty]
    public bool TwoSided { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    public IReadOnlyList<WaitingLetter> Letters { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    /// <summary>Departments that write on paper of their own, which a batch does not know.</summary>
    public WordLettersInUse Papers { get; private set; } = null!;

    public string? Next { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync()
    {
        TwoSided = true;
        return RedisplayAsync();
    }

    public Task<IActionResult> OnPostMakeAsync() => MakeAsync(Ticked);

    public Task<IActionResult> OnPostMakeAllAsync() => MakeAsync(chosen: null);

    async Task<IActionResult> MakeAsync(IReadOnlyCollection<string>? chosen)
    {
        var result = await once.RunAsync(
            Token,
            async () =>
            {
                var batch = await making.MakeAsync(chosen, DepartmentId, TwoSided, viewer.Value, Aborted);
                TempData["Done"] = $"Le lot {batch.Name} se prépare.";
                return PostalLinks.Batch(batch.PublicId);
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Token = OnceOnly.NewToken();
        ModelState.Remove(nameof(Token));
        Organisation = await directory.GetAsync(Aborted);
        Papers = await papers.InUseAsync(Aborted);
        Zone = await clock.ZoneAsync(Aborted);
        var letters = await (
            from message in db.Set<Correspondence>()
            join request in db.Set<CitizenRequest>().VisibleTo(viewer.Value) on message.RequestId equals request.Id
            join line in db.Set<OutgoingLetter>() on message.Id equals line.CorrespondenceId into lines
            from line in lines.DefaultIfEmpty()
            join batch in db.Set<LetterBatch>() on line.BatchId equals batch.Id into batches
            from batch in batches.DefaultIfEmpty()
            where message.State == CorrespondenceState.ToPrint
            where After == null || message.Id > After
            where DepartmentId == null || request.DepartmentId == DepartmentId
            orderby message.Id
            select new WaitingLetter(
                message.Id,
                message.PublicId,
                message.Kind,
                message.At,
                message.Recipient,
                request.Reference,
                message.Subject,
                request.DepartmentId,
                request.CircleId != null,
                batch
            )
        )
            .AsNoTracking()
            .Take(PageSize + 1)
            .ToListAsync(Aborted);
        Letters = [.. letters.Take(PageSize)];
        if (letters.Count > PageSize)
            Next = $"{ReplyLinks.ToPrint}?apres={Letters[^1].Id}{(DepartmentId is { } d ? $"&service={d}" : "")}";
        return Page();
    }
}

public sealed record WaitingLetter(
    long Id,
    string PublicId,
    CorrespondenceKind Kind,
    DateTime At,
    string Recipient,
    string Reference,
    string Subject,
    Guid? DepartmentId,
    bool IsConfidential,
    LetterBatch? Batch
)
{
    public bool MayJoin => !IsConfidential && Batch is null;
}
