using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Departments;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(OrganisationDirectory directory) : PageModel
{
    public OrganisationSnapshot Names { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Names = await directory.GetAsync(cancellationToken);
}
