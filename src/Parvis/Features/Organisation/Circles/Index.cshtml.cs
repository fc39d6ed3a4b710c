using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Circles;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(CircleService circles) : PageModel
{
    public IReadOnlyList<CircleRow> Circles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Circles = await circles.AllAsync(cancellationToken);
}
