using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Register;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Letters.Entry;

/// <summary>A line of the register, with its proof; a slip of the pen is corrected here.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, TownClock clock, CurrentViewer viewer, ShownRecords shown)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public EntryForm Input { get; set; } = new();

    /// <summary>The request whose answer says everything; empty when each has its own.</summary>
    [BindProperty]
    public string? AnsweredWith { get; set; }

    public IncomingLetter Letter { get; private set; } = null!;

    public ScanFile? Scan { get; private set; }

    public IReadOnlyList<LetterOutcome> Requests { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } absent)
            return absent;
        Input = EntryForm.Of(Letter);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await FindAsync() is not { } letter)
            return NotFound();
        if (letter.Version != Input.Version)
            throw new RefusedException("Cette ligne a été corrigée depuis que cette page est ouverte : relisez-la.");
        if (Input.ArrivedOn is not { } arrived)
            throw new RefusedException("Donnez le jour d'arrivée.", nameof(Input.ArrivedOn));
        if (arrived > await clock.TodayAsync(Aborted))
            throw new RefusedException("La date d'arrivée ne peut pas être à venir.", nameof(Input.ArrivedOn));
        letter.Correct(
            new LetterFacts
            {
                ArrivedOn = arrived,
                WrittenOn = Input.WrittenOn,
                PostmarkedOn = Input.PostmarkedOn,
                RegisteredNumber = Input.RegisteredNumber?.Trim() ?? "",
                Sender = letter.Sender,
                SenderId = letter.SenderId,
                Subject = Input.Subject?.Trim() is { Length: > 0 } subject ? subject : letter.Subject,
            }
        );
        TempData["Done"] = $"La ligne {letter.RegisterNumber} est corrigée.";
        return Redirect(LetterLinks.Entry(PublicId));
    }

    public async Task<IActionResult> OnPostTogetherAsync()
    {
        if (await FindAsync() is not { } letter)
            return NotFound();
        var held = await RequestsAsync(letter);
        var with = held.Find(h => h.Request.Reference == AnsweredWith);
        if (!string.IsNullOrEmpty(AnsweredWith) && with is null)
            throw new RefusedException("Choisissez l'une des demandes de cette lettre.", nameof(AnsweredWith));
        foreach (var (link, request) in held.Where(h => h != with && h.Request.IsOpen))
        {
            if (!RequestPolicy.Allows(viewer.Value, request, RequestAction.Close))
                throw new RefusedException(
                    $"La demande {request.Reference} est à un autre service : c'est à lui de dire qu'il n'y répond pas lui-même.",
                    nameof(AnsweredWith)
                );
            link.AwaitAnswerOf(with?.Request.Id);
        }

        with?.Link.AwaitAnswerOf(null);
        TempData["Done"] = with is null
            ? "Chaque demande aura sa réponse."
            : $"La réponse de {with.Request.Reference} vaudra pour toutes : les autres se cloront avec elle.";
        return Redirect(LetterLinks.Entry(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync() => await LoadAsync() ?? Page();

    Task<IncomingLetter?> FindAsync() =>
        db.Set<IncomingLetter>()
            .VisibleTo(db, viewer.Value)
            .FirstOrDefaultAsync(l => l.PublicId == PublicId && l.State == LetterState.Registered, Aborted);

    async Task<IActionResult?> LoadAsync()
    {
        if (await FindAsync() is not { } letter)
            return NotFound();
        Letter = letter;
        Zone = await clock.ZoneAsync(Aborted);
        Scan = await db.Set<ScanFile>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == letter.ScanId, Aborted);
        var held = await RequestsAsync(letter);
        foreach (var (_, request) in held)
            shown.Note(request);
        AnsweredWith ??= held.Find(h => held.Exists(o => o.Link.AnsweredWithId == h.Request.Id))?.Request.Reference;
        Requests =
        [
            .. held.Select(h => new LetterOutcome(
                h.Request.Reference,
                h.Request.Status,
                h.Request.DepartmentId,
                h.Request.EndedAt,
                h.Request.ClosedFor
            )),
        ];
        return null;
    }

    async Task<List<HeldRequest>> RequestsAsync(IncomingLetter letter) =>
        await (
            from link in db.Set<LetterRequest>()
            join request in db.Set<CitizenRequest>() on link.RequestId equals request.Id
            where link.LetterId == letter.Id
            orderby request.Id
            select new HeldRequest(link, request)
        ).ToListAsync(Aborted);

    sealed record HeldRequest(LetterRequest Link, CitizenRequest Request);
}

public sealed class EntryForm
{
    public int Version { get; set; }

    public DateOnly? ArrivedOn { get; set; }

    public DateOnly? WrittenOn { get; set; }

    public DateOnly? PostmarkedOn { get; set; }

    public string? RegisteredNumber { get; set; }

    public string? Subject { get; set; }

    public static EntryForm Of(IncomingLetter letter) =>
        new()
        {
            Version = letter.Version,
            ArrivedOn = letter.ArrivedOn,
            WrittenOn = letter.WrittenOn,
            PostmarkedOn = letter.PostmarkedOn,
            RegisteredNumber = letter.RegisteredNumber,
            Subject = letter.Subject,
        };
}
