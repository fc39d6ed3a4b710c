using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Partners;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(PartnerService partners) : PageModel
{
    public IReadOnlyList<PartnerAuthority> Partners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Partners = await partners.AllAsync(cancellationToken);
}
