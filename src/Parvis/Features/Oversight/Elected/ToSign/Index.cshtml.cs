using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.ToSign;

/// <summary>Answers that wait for this official's signature; reading one is a look, and is written down first.</summary>
[Authorize(Policies.ElectedOfficial)]
public sealed class IndexModel(OfficialSigning signing, CurrentViewer viewer) : PageModel, IRedisplayed
{
    public IReadOnlyList<SignatureAwaited> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Waiting = await signing.WaitingAsync(viewer.Value, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken) =>
        await signing.LookAsync(viewer.Value, id, cancellationToken) is { } look
            ? Redirect(OversightLinks.OfficialSignature(look, id))
            : NotFound();

    public async Task<IActionResult> RedisplayAsync()
    {
        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }
}
