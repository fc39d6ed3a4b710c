using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Accounts.Appearance;

[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    /// <summary>A reloaded or typed address: there is nothing to read here.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? theme, string? rail, string? retour)
    {
        if (theme is "light" or "dark" or "auto")
            Ui.Appearance.ChooseTheme(HttpContext, theme);
        if (rail is "small" or "large")
            Ui.Appearance.ChooseRail(HttpContext, rail);
        return LocalRedirect(Url.IsLocalUrl(retour) ? retour : "/");
    }
}
