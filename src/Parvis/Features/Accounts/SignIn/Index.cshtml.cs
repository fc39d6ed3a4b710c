using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Accounts.SignIn;

[AllowAnonymous]
public sealed class IndexModel(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    ParvisDbContext db,
    CurrentViewer viewer,
    TimeProvider clock
) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre identifiant.")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre mot de passe.")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
        // Otherwise the right password would lead back here without a word.
        if (viewer.HasNoAccess)
            Problem = "Ce compte n'a pas accès à Parvis en ce moment. Demandez à votre administrateur.";
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var account = await accounts.FindByNameAsync(Name.Trim());
        var result = account is { Disabled: false }
            ? await signIn.CheckPasswordSignInAsync(account, Password, lockoutOnFailure: true)
            : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        if (result.Succeeded && account!.TemporaryPasswordUntil < clock.GetUtcNow().UtcDateTime)
        {
            Problem = "Ce mot de passe provisoire n'est plus valable. Demandez-en un autre à votre administrateur.";
            return Page();
        }

        if (!result.Succeeded)
        {
            // The failed attempt must be kept: this page answers without an invalid form.
            Problem = result.IsLockedOut
                ? "Trop d'essais. Réessayez dans dix minutes, ou demandez à votre administrateur."
                : "L'identifiant ou le mot de passe n'est pas le bon.";
            return Page();
        }

        var now = clock.GetUtcNow().UtcDateTime;
        // Straight to the row: two browsers signing in at once must not refuse each other.
        await db.Set<Account>()
            .Where(a => a.Id == account!.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignInAt, now));
        await signIn.SignInAsync(account!, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }

    public string? Problem { get; private set; }
}
