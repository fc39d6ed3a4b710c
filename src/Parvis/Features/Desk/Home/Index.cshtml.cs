using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Desk.Home;

[Authorize(Policies.SignedIn)]
public sealed class IndexModel : PageModel;
