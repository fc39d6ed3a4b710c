using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.ServicePoints;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(ServicePointService points) : PageModel
{
    public IReadOnlyList<ServicePoint> Points { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Points = await points.AllAsync(cancellationToken);
}
