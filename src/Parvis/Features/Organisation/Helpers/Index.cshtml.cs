using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Helpers;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(HelperService helpers) : PageModel
{
    public IReadOnlyList<(Helper Helper, bool? Opens)> Helpers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Helpers = await helpers.AllAsync(cancellationToken);
}
