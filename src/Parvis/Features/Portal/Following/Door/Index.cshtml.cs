using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Portal.Following.Door;

/// <summary>A reference and its code lead to the page of a request.</summary>
[AllowAnonymous]
public sealed class IndexModel(FollowUpReader reader, FollowUpKeys keys, CodeGuesses guesses, SettingsStore settings)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string Phone { get; private set; } = "";

    /// <param name="reference">Typed on another page of the town's.</param>
    public Task<IActionResult> OnGetAsync(string? reference)
    {
        Reference = reference?.CutTo(20);
        return RedisplayAsync();
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Reference))
            throw new RefusedException("Écrivez la référence de votre demande.", nameof(Reference));
        if (string.IsNullOrWhiteSpace(Code))
            throw new RefusedException("Écrivez le code.", nameof(Code));
        if (!guesses.MayTry(HttpContext.Connection.RemoteIpAddress, Reference))
            throw new RefusedException("Trop d'essais : attendez un quart d'heure, ou appelez la mairie.");
        // The same words whether the request, the code or the link between them is wrong.
        var request =
            await reader.ByCodeAsync(Reference, Code, cancellationToken)
            ?? throw new RefusedException(
                "Cette référence et ce code ne vont pas ensemble : vérifiez-les sur votre accusé.",
                nameof(Reference)
            );
        return Redirect(FollowUpAccess.PageOf(request.Reference, keys.TokenOf(request)));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var town = await settings.GetAsync<TownSettings>(HttpContext.RequestAborted);
        if (!town.IsOpenToResidents)
            return NotFound();
        Phone = town.Phone;
        return Page();
    }
}
