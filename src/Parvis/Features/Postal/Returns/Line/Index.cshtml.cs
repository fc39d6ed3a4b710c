using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Returns.Line;

/// <summary>A line of the register of departures: how it was carried, and what came back of it.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(LineChanges changes, TownClock clock, ShownRecords shown) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public PostalCategory Category { get; set; }

    [BindProperty]
    public string? RegisteredNumber { get; set; }

    [BindProperty]
    public DateOnly? ReturnedOn { get; set; }

    [BindProperty]
    public PostalReturn? Why { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    public PostedLine Posted { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostCarryAsync() =>
        ApplyAsync(
            "Le registre est corrigé.",
            posted => changes.CarryAsync(posted, Version, Category, RegisteredNumber, Aborted)
        );

    public Task<IActionResult> OnPostReturnAsync()
    {
        if (Why is not { } why)
            throw new RefusedException("Choisissez le motif du retour.", nameof(Why));
        if (ReturnedOn is not { } on)
            throw new RefusedException("Donnez le jour du retour.", nameof(ReturnedOn));
        return ApplyAsync(async posted =>
            await changes.ComeBackAsync(posted, Version, on, why, Aborted)
                ? "Le retour est noté, et l'adresse est signalée sur la fiche."
            : why.IsOfTheAddress()
                ? "Le retour est noté. Aucune fiche de la demande ne porte cette adresse : corrigez celle de la personne."
            : "Le retour est noté."
        );
    }

    public Task<IActionResult> OnPostTakeBackAsync() =>
        ApplyAsync("Le retour est effacé du registre.", posted => changes.TakeBackAsync(posted, Version, Aborted));

    public Task<IActionResult> OnPostForgetReceiptAsync() =>
        ApplyAsync("L'avis de réception est effacé.", posted => changes.ForgetReceiptAsync(posted, Version, Aborted));

    public Task<IActionResult> OnPostReceiveAsync()
    {
        if (ReceivedOn is not { } on)
            throw new RefusedException("Donnez le jour où l'avis a été signé.", nameof(ReceivedOn));
        return ApplyAsync(
            "L'avis de réception est noté.",
            posted => changes.ReceiveAsync(posted, Version, on, Aborted)
        );
    }

    Task<IActionResult> ApplyAsync(string done, Func<PostedLine, Task> verb) =>
        ApplyAsync(async posted =>
        {
            await verb(posted);
            return done;
        });

    /// <param name="verb">Gives the sentence that says what was done.</param>
    async Task<IActionResult> ApplyAsync(Func<PostedLine, Task<string>> verb)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await changes.FindAsync(PublicId, Aborted) is not { } posted)
            return NotFound();
        TempData["Done"] = await verb(posted);
        return Redirect(PostalLinks.Line(PublicId));
    }

    bool Sent(string form) => HttpMethods.IsPost(Request.Method) && Request.Query["handler"] == form;

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await changes.FindAsync(PublicId, Aborted) is not { } posted)
            return NotFound();
        Posted = posted;
        shown.Note(posted.Request);
        // A form refused keeps what was typed in it; the others show what is kept.
        if (!Sent("Carry"))
            (Category, RegisteredNumber) = (posted.Line.Category, posted.Line.RegisteredNumber);
        if (!Sent("Receive"))
            ReceivedOn = posted.Line.ReceivedOn;
        if (!Sent("Return"))
            ReturnedOn ??= await clock.TodayAsync(Aborted);
        return Page();
    }
}
