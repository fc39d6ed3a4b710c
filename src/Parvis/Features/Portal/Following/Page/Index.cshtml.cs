using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Following.Page;

/// <summary>By the secret link that the resident has.</summary>
[AllowAnonymous]
public sealed class IndexModel(FollowUpReader reader, FollowUpActs acts, FollowUpKeys keys, PortalWords words)
    : FollowPageModel(reader, acts, words)
{
    readonly FollowUpReader reader = reader;
    readonly PortalWords words = words;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public override string Address => FollowUpAccess.PageOf(Normalized, Token);

    /// <summary>The link that opened the page is one of those that open nothing any more: the new one is shown, with its code.</summary>
    public async Task<IActionResult> OnPostEndMandateAsync()
    {
        // Sent twice, its own link is dead already: the work of the form says where it led.
        var page = await Acts.EndMandateAsync(new FollowUpForm(Normalized, Token, FormToken, Words), Aborted);
        if (await reader.AgainAsync(Normalized, Aborted) is not { } request)
            return NotFound();
        TempData["Done"] = words[
            "Cette personne ne voit plus votre demande. Votre code de suivi est maintenant {0} : notez-le.",
            keys.CodeOf(request)
        ];
        return Redirect(page);
    }

    protected override Task<CitizenRequest?> FindAsync() => reader.ByTokenAsync(Normalized, Token, Aborted);

    protected override FollowUpForm FormOf(CitizenRequest request) => new(Normalized, Token, FormToken, Words);
}
