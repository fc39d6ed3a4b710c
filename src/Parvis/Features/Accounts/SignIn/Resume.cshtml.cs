using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Accounts.SignIn;

/// <summary>Where a form arrives that was sent after its session ended. Its token was of that session.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ResumeModel(IDataProtectionProvider protection) : PageModel
{
    public SignInForm Form { get; private set; } = new();

    public IActionResult OnGet(string? retour) =>
        LocalRedirect(AccountLinks.SignIn + QueryString.Create("retour", retour ?? "/"));

    public IActionResult OnPost([FromQuery] string? retour)
    {
        if (!Request.HasFormContentType || !KeptForm.IsFromHere(Request))
            return OnGet(retour);
        Form = new SignInForm { ReturnUrl = retour, Kept = KeptForm.Of(Request.Form).Seal(protection) };
        // The fields of the form that was sent are not those of this one.
        ModelState.Clear();
        return Page();
    }
}
