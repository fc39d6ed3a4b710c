using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Accounts.Refusals;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IncidentModel : PageModel
{
    /// <summary>Also in the log, beside the cause.</summary>
    public string Number => Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier;
}
