using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Surveys.CallBacks.Mine;

/// <summary>People whom the viewer, or a colleague who is away, has to call.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(CallBackService calls, CurrentViewer viewer) : PageModel
{
    public IReadOnlyList<CallToMake> Calls { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Calls = await calls.WaitingAsync(viewer.Value.WorkOf, viewer.Value, cancellationToken);
}
