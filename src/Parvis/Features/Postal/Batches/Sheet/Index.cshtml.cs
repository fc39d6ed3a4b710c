using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Postal.Providers;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.Sheet;

/// <summary>A batch: its PDF and lists, how each letter is carried, and the button that says it went to the post.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    BatchReader reader,
    BatchMaking making,
    BatchPosting posting,
    RegisteredNumbers numbers,
    IHybridMail provider,
    JobAlarm alarm,
    Transactions transactions,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    const int MostShown = 10;

    const string Stale = "Ce lot a changé depuis que cette page est ouverte : relisez-le.";

    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public BatchView View { get; private set; } = null!;

    public LetterBatch Batch => View.Batch;

    /// <summary>Letters that have their PDF.</summary>
    public int Made { get; private set; }

    public DateOnly Today { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Who may print it instead; null when nobody does.</summary>
    public string? Provider => provider.IsConfigured ? provider.Name : null;

    public bool IsMoving => Batch.State is BatchState.Preparing or BatchState.HandingOver or BatchState.Sealed;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        On = await clock.TodayAsync(Aborted);
        return await RedisplayAsync();
    }

    /// <summary>What was typed, else what is kept.</summary>
    public PostalCategory CategoryOf(OutgoingLetter letter) =>
        Enum.TryParse<PostalCategory>(Typed($"c-{letter.PublicId}"), out var typed) && Enum.IsDefined(typed)
            ? typed
            : letter.Category;

    public string NumberOf(OutgoingLetter letter) => Typed($"n-{letter.PublicId}") ?? letter.RegisteredNumber;

    string? Typed(string name) => HttpMethods.IsPost(Request.Method) ? (string?)Request.Form[name] : null;

    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (await FindAsync() is not { } batch)
            return NotFound();
        if (!batch.MayChange)
            throw new RefusedException(
                batch.State == BatchState.Undone
                    ? "Ce lot a été défait : ses lettres attendent de nouveau."
                    : "Ce lot est déjà parti : corrigez chaque lettre au registre."
            );
        await KeepTypedAsync(batch);
        TempData["Done"] = "Les affranchissements sont enregistrés.";
        return Redirect(PostalLinks.Batch(PublicId));
    }

    /// <summary>Whatever button is pressed, what was typed beside the letters is kept.</summary>
    async Task KeepTypedAsync(LetterBatch batch)
    {
        if (!batch.MayChange)
            return;
        var letters = await making.LettersAsync(batch, Aborted);
        foreach (var letter in letters.Where(l => !l.IsPosted && Request.Form.ContainsKey($"c-{l.PublicId}")))
        {
            if (
                !Enum.TryParse<PostalCategory>(Typed($"c-{letter.PublicId}"), out var category)
                || !Enum.IsDefined(category)
            )
                throw new RefusedException($"Lettre {letter.Place} : choisissez un affranchissement de la liste.");
            var number = NumberOf(letter).Trim();
            if (category == letter.Category && number == letter.RegisteredNumber)
                continue;
            if (Typed($"v-{letter.PublicId}") != letter.Version.ToString(CultureInfo.InvariantCulture))
                throw new RefusedException(
                    $"Lettre {letter.Place} : son affranchissement a changé depuis que cette page est ouverte ({letter.Category.InFrench()} {letter.RegisteredNumber}). Comparez, puis enregistrez de nouveau."
                );
            try
            {
                letter.Carry(category, number);
            }
            catch (RefusedException refused)
            {
                throw new RefusedException($"Lettre {letter.Place} : {refused.Message}");
            }
        }

        await numbers.RefuseTwiceAsync(letters, Aborted);
        await db.SaveChangesAsync(Aborted);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        await transactions.RunAsync(
            async () =>
            {
                if (await FindAsync() is { } batch)
                    await KeepTypedAsync(batch);
            },
            Aborted
        );
        var outcome = await posting.PostAsync(PublicId, On, viewer.Value, Aborted);
        if (outcome.Done > 0)
            TempData["Done"] =
                outcome.Done == 1
                    ? "Une lettre est notée comme remise au courrier."
                    : $"{outcome.Done} lettres sont notées comme remises au courrier.";
        await WarnOfNumbersAsync();
        if (outcome.Failures.Count > 0)
            TempData["Failures"] = Shown(outcome.Failures);
        return Redirect(PostalLinks.Batch(PublicId));
    }

    /// <summary>Without its number nobody can ask the post where a registered letter is.</summary>
    async Task WarnOfNumbersAsync()
    {
        if (await FindAsync() is not { } batch)
            return;
        var without = (await making.LettersAsync(batch, Aborted)).Count(l =>
            l.IsPosted && l.Category.IsRegistered() && l.RegisteredNumber.Length == 0
        );
        if (without > 0)
            TempData["Refused"] =
                without == 1
                    ? "Une lettre recommandée est partie sans son numéro : notez-le au registre."
                    : $"{without} lettres recommandées sont parties sans leur numéro : notez-les au registre.";
    }

    /// <summary>The others are seen on the page: what is not posted still says so.</summary>
    static string[] Shown(IReadOnlyList<string> failures) =>
        failures.Count <= MostShown
            ? [.. failures]
            : [.. failures.Take(MostShown), $"et {failures.Count - MostShown} autres."];

    public async Task<IActionResult> OnPostTakeOutAsync(string? letter)
    {
        if (await FindAsync() is not { } batch)
            return NotFound();
        await KeepTypedAsync(batch);
        await making.TakeOutAsync(batch, [letter ?? ""], Aborted);
        TempData["Done"] = "La lettre est ôtée du lot : elle attend de nouveau.";
        return Redirect(PostalLinks.Batch(PublicId));
    }

    public async Task<IActionResult> OnPostHandOverAsync()
    {
        if (await FindAsync() is not { } batch)
            return NotFound();
        if (!provider.IsConfigured)
            throw new RefusedException("Aucun prestataire n'est réglé.");
        RefuseStale(batch);
        if ((await making.LettersAsync(batch, Aborted)).Find(l => l.ByHand.Length > 0) is { } letter)
            throw new RefusedException(
                $"La lettre {letter.Place} a des pièces à joindre à la main : imprimez ce lot en mairie, ou ôtez-la."
            );
        batch.HandOver(provider.Name, clock.UtcNow);
        alarm.Ring<MakeBatchesJob>();
        TempData["Done"] = $"Le lot part chez {provider.Name}.";
        return Redirect(PostalLinks.Batch(PublicId));
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (await FindAsync() is not { } batch)
            return NotFound();
        RefuseStale(batch);
        await making.UndoAsync(batch, Aborted);
        TempData["Done"] = $"Le lot {batch.Name} est défait : ses lettres attendent de nouveau.";
        return Redirect(ReplyLinks.ToPrint);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await reader.FindAsync(PublicId, Aborted) is not { } view)
            return NotFound();
        View = view;
        Zone = await clock.ZoneAsync(Aborted);
        Today = await clock.TodayAsync(Aborted);
        if (Batch.State == BatchState.Preparing)
            Made = await (
                from line in db.Set<OutgoingLetter>()
                join pdf in db.Set<PrintedLetter>() on line.CorrespondenceId equals pdf.CorrespondenceId
                where line.BatchId == Batch.Id
                select line.Id
            ).CountAsync(Aborted);
        return Page();
    }

    Task<LetterBatch?> FindAsync() =>
        db.Set<LetterBatch>().VisibleTo(db, viewer.Value).FirstOrDefaultAsync(b => b.PublicId == PublicId, Aborted);

    void RefuseStale(LetterBatch batch)
    {
        if (batch.Version != Version && batch.State != BatchState.Preparing)
            throw new RefusedException(Stale);
    }
}
