using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts.Resuming;
using Parvis.Web;

namespace Parvis.Features.Accounts.SignIn;

[AllowAnonymous]
public sealed class IndexModel(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    ParvisDbContext db,
    KeptForms kept,
    IDataProtectionProvider protection,
    CurrentViewer viewer,
    TimeProvider clock
) : PageModel
{
    [BindProperty]
    public SignInForm Form { get; set; } = new();

    public string? Problem { get; private set; }

    public string Destination => Url.IsLocalUrl(Form.ReturnUrl) ? Form.ReturnUrl : "/";

    public async Task OnGetAsync(string? retour)
    {
        Form.ReturnUrl = retour;
        if (!viewer.HasNoAccess)
            return;
        // Otherwise the right password would lead back here without a word; the next person must not read it.
        await signIn.SignOutAsync();
        Problem = "Ce compte n'a pas accès à Parvis en ce moment. Demandez à votre administrateur.";
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var account = await accounts.FindByNameAsync(Form.Name.Trim());
        var result = account is { Disabled: false }
            ? await signIn.CheckPasswordSignInAsync(account, Form.Password, lockoutOnFailure: true)
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
        LastAccount.Remember(HttpContext, account!.Id, protection);
        if (string.IsNullOrEmpty(Form.Kept))
            return LocalRedirect(Destination);
        if (await kept.KeepAsync(Form.Kept, account.Id, HttpContext.RequestAborted))
            return LocalRedirect(AccountLinks.Resume);
        TempData["Done"] =
            "Ce qui s'écrivait ici avant vous n'est pas à vous, ou date de plus d'un jour : rien n'en est gardé.";
        return LocalRedirect("/");
    }
}
