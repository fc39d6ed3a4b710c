using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Replies.Letter.Word;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Postal.Letter;

/// <summary>A letter as it is printed, its PDF, and the button that says it went to the post.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    LetterReading letters,
    LetterPress press,
    PrintedLetters printed,
    WordLetters papers,
    RequestChanges changes,
    LetterPosting posting,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public LetterSheet Sheet { get; private set; } = null!;

    public PrintedLetter? Printed { get; private set; }

    public string PrintedAt { get; private set; } = "";

    /// <summary>Fingerprint of the letter on the department's own paper; null when it has none.</summary>
    [BindProperty]
    public string? Word { get; set; }

    /// <summary>The day it was given to the post.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    public ILetterPrinter? Printer => press.Printer;

    public async Task<IActionResult> OnGetAsync()
    {
        On = await clock.TodayAsync(HttpContext.RequestAborted);
        return await RedisplayAsync();
    }

    /// <summary>What leaves is kept: a letter that has no PDF yet gets one first, where a program makes them.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await letters.FindAsync(Reference, Id, cancellationToken) is not { } letter)
            return NotFound();
        var made = letter is { Printed: null, Message.State: CorrespondenceState.ToPrint }
            ? await press.MakeAsync(await letters.ReadAsync(letter, cancellationToken), cancellationToken)
            : null;
        return await PostAsync(letter, made, cancellationToken);
    }

    /// <summary>It was printed on the department's own paper: that document is what left.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostWordAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await letters.FindAsync(Reference, Id, cancellationToken) is not { } letter)
            return NotFound();
        if (letter.Message.State != CorrespondenceState.ToPrint)
            return await PostAsync(letter, made: null, cancellationToken);
        var made = await papers.MakeAsync(
            letter,
            await letters.ReadAsync(letter, cancellationToken),
            cancellationToken
        );
        if (made?.Hash != Word)
            throw new RefusedException(
                "La lettre Word a changé depuis que cette page est ouverte : ouvrez-la de nouveau, et imprimez celle-là."
            );
        return await PostAsync(letter, made, cancellationToken);
    }

    async Task<IActionResult> PostAsync(FoundLetter letter, MadeLetter? made, CancellationToken cancellationToken)
    {
        await changes.ApplyAsync(
            letter.Request.Reference,
            RequestAction.PostLetter,
            seen: null,
            viewer.Value,
            async (request, by) =>
            {
                if (made is not null)
                    await printed.KeepAsync(request, Id, made, by, cancellationToken);
                await posting.PostAsync(request, Id, On, by, cancellationToken);
            },
            cancellationToken,
            Channel.Post
        );
        TempData["Done"] = "La lettre est notée comme remise au courrier.";
        return Redirect(RequestLinks.Page(letter.Request.Reference));
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostPdfAsync(CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(Reference, Id, cancellationToken) is not { } letter)
            return NotFound();
        if (letter.Message.State != CorrespondenceState.ToPrint)
            throw new RefusedException("Cette lettre n'attend plus : son PDF ne change plus.");
        var made =
            await press.MakeAsync(await letters.ReadAsync(letter, cancellationToken), cancellationToken)
            ?? throw new RefusedException("Le PDF n'a pas pu être fait : imprimez la lettre depuis votre navigateur.");
        await changes.ApplyAsync(
            letter.Request.Reference,
            RequestAction.PostLetter,
            seen: null,
            viewer.Value,
            (request, by) => printed.KeepAsync(request, Id, made, by, cancellationToken),
            cancellationToken
        );
        TempData["Done"] = "Le PDF est prêt.";
        return Redirect(ReplyLinks.Letter(letter.Request.Reference, Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        if (await letters.FindAsync(Reference, Id, aborted) is not { } letter)
            return NotFound();
        Sheet = await letters.ReadAsync(letter, aborted);
        Printed = letter.Printed;
        ModelState.Remove(nameof(Word));
        Word =
            letter.Message.State == CorrespondenceState.ToPrint
                ? await papers.FingerprintAsync(letter, Sheet, aborted)
                : null;
        if (Printed is not null)
            PrintedAt = (await clock.ToLocalAsync(Printed.At, aborted)).Short();
        return Page();
    }
}
