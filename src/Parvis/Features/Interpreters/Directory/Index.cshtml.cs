using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Interpreters.Directory;

/// <summary>Who speaks which language, read by every agent.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(InterpreterService interpreters) : PageModel
{
    public IReadOnlyList<Interpreter> Interpreters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Interpreters = [.. (await interpreters.AllAsync(cancellationToken)).Where(i => i.Active)];
}
