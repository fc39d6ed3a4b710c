using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Accounts.SignIn;
using Parvis.Web;

namespace Parvis.Features.Accounts.Resuming;

/// <summary>
/// Where a form arrives that was sent after its session ended, and where its words are given back after signing in.
/// Its token was of the session that ended.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IndexModel(KeptForms forms, CurrentViewer viewer, IDataProtectionProvider protection) : PageModel
{
    public SignInForm Form { get; private set; } = new();

    public KeptForm? Kept { get; private set; }

    /// <summary>Not always who wrote it: somebody may have signed in in another tab.</summary>
    public string? Name => viewer.Name;

    public async Task<IActionResult> OnGetAsync()
    {
        if (viewer.AccountId is not { } account)
            return LocalRedirect(AccountLinks.SignIn);
        Kept = await forms.FindAsync(account, HttpContext.RequestAborted);
        return Kept is null ? LocalRedirect("/") : Page();
    }

    [OutsideTransaction]
    public IActionResult OnPost([FromQuery] string? retour)
    {
        var address = Url.IsLocalUrl(retour) ? retour : "/";
        var kept = LastAccount.Of(HttpContext, protection) is { } account
            ? KeptForm.Of(Request, account, address)
            : null;
        // Nothing that somebody wrote, or nobody knows whose it is.
        if (kept is null)
            return LocalRedirect(AccountLinks.SignIn + QueryString.Create("retour", address));
        Form = new SignInForm { ReturnUrl = address, Kept = kept.Seal(protection) };
        // The fields of the form that was sent are not those of this one.
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (viewer.AccountId is { } account && KeptForm.IsFromHere(Request))
            await forms.ForgetAsync(account, HttpContext.RequestAborted);
        return LocalRedirect("/");
    }
}
