using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Helping.Mandate;

/// <summary>For whom a helper asks, how to reach them, and the mandate: in the place of « who are you ».</summary>
[Authorize(Policies.Helper)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IndexModel(
    AskDrafts drafts,
    EntrustedReader entrusted,
    RequestFiles files,
    Transactions transactions,
    TownClock clock
) : PageModel, IRedisplayed
{
    const long MostBytes = AskDrafts.MostBytes + (10L * 1024 * 1024);

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public MandateForm Input { get; set; } = new();

    /// <summary>The mandate, signed and scanned.</summary>
    [BindProperty]
    public IFormFile? Signed { get; set; }

    public FoundDraft Found { get; private set; } = null!;

    /// <summary>As the town will read who asks.</summary>
    public string Me { get; private set; } = "";

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        var shown = await RedisplayAsync();
        if (shown is PageResult)
            Input = MandateForm.Of(Found.Draft.ReadContact(), await clock.TodayAsync(Aborted));
        return shown;
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await drafts.FindAsync(Key, tracked: false, Aborted) is not { Draft.HelperId: not null } found)
            return NotFound();
        Found = found;
        if (found.Draft.SentReference is { } reference)
            return Redirect(MandateLinks.Request(reference));
        var me = await entrusted.MeAsync(Aborted);
        Me = $"{me.FullName}, {me.Organisation}";
        return Page();
    }

    /// <param name="print">Kept as it is, to be signed on paper first.</param>
    /// <param name="back">To the questions: kept, and nothing is refused.</param>
    /// <param name="remove">The file is taken away.</param>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(bool print, bool back, bool remove)
    {
        if (await drafts.FindAsync(Key, tracked: false, Aborted) is not { Draft.HelperId: not null } found)
            return NotFound();
        if (found.Draft.SentReference is { } reference)
            return Redirect(MandateLinks.Request(reference));
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var stored = Signed is null ? [] : await files.StoreOfResidentAsync([Signed], Aborted);
        // Kept before anything is refused: nobody scans a paper twice.
        await KeepTwiceAsync(stored, remove);
        if (back)
            return Redirect(AskLinks.Page(Key, Math.Max(1, found.Pages.Count)));
        if (remove)
            return Redirect(MandateLinks.Of(Key));
        Refuse();
        if (print)
            return Redirect(MandateLinks.Paper(Key));
        if (Options.Refusal(await clock.TodayAsync(Aborted)) is { } refused)
            throw refused.Field is { } field ? refused.At($"{nameof(Input)}.{field}") : refused;
        return Redirect(AskLinks.Check(Key));
    }

    MandateOptions Options => new(Input.GivenOn, Input.Until, Input.Given);

    /// <summary>Sent twice at once, the second one waits and keeps its own.</summary>
    async Task KeepTwiceAsync(IReadOnlyList<StoredFile> stored, bool remove)
    {
        const int most = 5;
        for (var turn = 1; ; turn++)
        {
            try
            {
                await transactions.RunAsync(() => KeepAsync(stored, remove), Aborted);
                return;
            }
            catch (DbUpdateConcurrencyException) when (turn < most) { }
        }
    }

    async Task KeepAsync(IReadOnlyList<StoredFile> stored, bool remove)
    {
        if (await drafts.FindAsync(Key, tracked: true, Aborted) is not { } draft)
            return;
        var contact = Input.Read(await entrusted.MeAsync(Aborted));
        // What does not hold is shown again and never sent: only a mandate that holds counts as given.
        var holds = Options.Refusal(await clock.TodayAsync(Aborted)) is null;
        draft.Draft.Introduce(
            contact with
            {
                Mandate = contact.Mandate! with { Given = holds && contact.ForLastName.Length > 0 },
            },
            clock.UtcNow
        );
        // A better scan takes the place of the one before.
        if (
            (remove || stored.Count > 0)
            && draft.SignedMandate is { } former
            && (stored.Count == 0 || former.Hash != stored[0].Hash)
        )
            await drafts.RemoveAsync(draft, former.PublicId, Aborted);
        drafts.Join(draft, AskDrafts.MandateFile, stored);
    }

    void Refuse()
    {
        if (string.IsNullOrWhiteSpace(Input.ForLastName))
            throw new RefusedException("Donnez le nom de la personne pour qui vous demandez.", "Input.ForLastName");
        if (!string.IsNullOrWhiteSpace(Input.ForEmail) && !EmailKey.IsValid(Input.ForEmail))
            throw new RefusedException(
                "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr.",
                "Input.ForEmail"
            );
        if (!string.IsNullOrWhiteSpace(Input.ForPhone) && !PhoneNumber.CanBeCalled(Input.ForPhone))
            throw new RefusedException(
                "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33.",
                "Input.ForPhone"
            );
    }
}
