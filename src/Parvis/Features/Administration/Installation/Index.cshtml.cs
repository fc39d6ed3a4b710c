using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Administration.Installation;

/// <summary>Reached only before anybody can sign in: <c>InstallationGate</c> hides it for ever after.</summary>
[AllowAnonymous]
public sealed class IndexModel(InstallationCode code, TownInstallation installation, SignInManager<Account> signIn)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public InstallationForm Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        switch (code.Try(Input.Code))
        {
            case CodeAnswer.Wrong:
                throw new RefusedException(
                    "Ce n'est pas le code affiché sur la console où Parvis a démarré.",
                    nameof(Input.Code)
                );
            case CodeAnswer.TooManyTries:
                throw new RefusedException("Trop d'essais : attendez une minute, puis réessayez.", nameof(Input.Code));
            case CodeAnswer.Right:
                break;
        }

        var account = await installation.InstallAsync(Input, $"{Request.Scheme}://{Request.Host}", cancellationToken);
        await signIn.SignInAsync(account, isPersistent: false);
        TempData["Done"] = "Parvis est installé. Voici ce qui reste à compléter.";
        return Redirect(SettingsLinks.Index);
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
