using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Web;

/// <summary>For a page that shows its refusals on top: it has no form to show them in.</summary>
public static class Refusals
{
    public static void SayRefusals(this PageModel page) =>
        page.TempData["Refused"] = string.Join(
            " ",
            page.ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)
        );
}
