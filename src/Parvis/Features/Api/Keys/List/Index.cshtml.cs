using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Api.Keys.List;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(ApiKeyService keys, TownClock clock) : PageModel
{
    public IReadOnlyList<(ApiKey Key, DateTime? UsedAt)> Keys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = new List<(ApiKey, DateTime?)>();
        foreach (var key in await keys.AllAsync(cancellationToken))
            shown.Add((key, key.LastUsedAt is { } at ? await clock.ToLocalAsync(at, cancellationToken) : null));
        Keys = shown;
    }
}
