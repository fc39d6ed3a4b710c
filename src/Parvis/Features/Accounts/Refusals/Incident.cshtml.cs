using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Accounts.Refusals;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IncidentModel : PageModel
{
    /// <summary>Also in the log, beside the cause.</summary>
    public string Number => Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier;

    /// <summary>When the page was ready and is kept back on purpose.</summary>
    public string? Sentence =>
        (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as PageWithheldException)?.Message;

    /// <summary>Opened by its own address it is no page either; reached from a refusal it keeps that one's number.</summary>
    public void OnGet() =>
        Response.StatusCode =
            Response.StatusCode == StatusCodes.Status200OK
                ? StatusCodes.Status500InternalServerError
                : Response.StatusCode;
}
