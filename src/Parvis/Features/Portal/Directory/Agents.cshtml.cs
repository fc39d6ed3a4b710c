using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Portal.Directory;

/// <summary>The directory for agents: every department and every partner, with what is not checked yet.</summary>
[Authorize(Policies.Agent)]
public sealed class AgentsModel(DirectoryReader reader) : PageModel
{
    public TownDirectory Directory { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Directory = await reader.ReadAsync(ofAgents: true, cancellationToken);
}
