using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Accounts.Refusals;

/// <summary>The same answer for what does not exist and for what one may not see.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class NotFoundModel : PageModel
{
    /// <summary>Opened by its own address it is no page either; reached from a refusal it keeps that one's number.</summary>
    public void OnGet() =>
        Response.StatusCode =
            Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode;
}
