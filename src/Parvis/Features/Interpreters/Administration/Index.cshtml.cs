using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Interpreters.Administration;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(InterpreterService interpreters) : PageModel
{
    public IReadOnlyList<Interpreter> Interpreters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Interpreters = await interpreters.AllAsync(cancellationToken);
}
