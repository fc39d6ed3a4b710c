using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Accounts.SignOut;

[Authorize(Policies.OwnAccount)]
public sealed class IndexModel(SignInManager<Account> signIn) : PageModel
{
    /// <summary>A link alone never signs anybody out.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        // Counter computers are shared: the next person finds nothing of this one's.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        TempData["Done"] = "Vous êtes déconnecté.";
        return Redirect("/connexion");
    }
}
