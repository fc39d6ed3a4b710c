using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Accounts;
using Parvis.Web;

namespace Parvis.Features.Organisation.MyAccount;

[Authorize(Policies.OwnAccount)]
public sealed class PasswordModel(
    CurrentViewer viewer,
    AccountService accounts,
    LoginService logins,
    SignInManager<Account> signIn
) : PageModel, IRedisplayed
{
    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre mot de passe actuel."), DataType(DataType.Password)]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Écrivez le nouveau mot de passe."), DataType(DataType.Password), StringLength(200)]
    public string? NewPassword { get; set; }

    [BindProperty]
    [
        Required(ErrorMessage = "Écrivez une seconde fois le nouveau mot de passe."),
        DataType(DataType.Password),
        Compare(nameof(NewPassword))
    ]
    public string? Again { get; set; }

    public bool Temporary => viewer.Value.MustChangePassword;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var account = await accounts.FindAsync(viewer.Value.AccountId);
        if (account is null)
            return NotFound();
        await logins.ChangePasswordAsync(account, CurrentPassword!, NewPassword!, cancellationToken);
        // Every other session of this account ends; this one goes on.
        await signIn.RefreshSignInAsync(account);
        TempData["Done"] = "Votre mot de passe est changé.";
        return Redirect(Temporary ? AccountLinks.Resume : OrganisationLinks.MyAccount);
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
