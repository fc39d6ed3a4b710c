using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Desk.Home;

/// <summary>Signed in, but without a department, a role or a mandate: says who can help.</summary>
[Authorize(Policies.SignedIn)]
public sealed class NothingModel : PageModel;
