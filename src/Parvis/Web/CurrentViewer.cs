using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Parvis.Features.Organisation;

namespace Parvis.Web;

/// <summary>The <see cref="Viewer"/> of this HTTP request, set before any page runs.</summary>
public sealed class CurrentViewer
{
    Viewer? viewer;

    public bool IsKnown => viewer is not null;

    /// <summary>Signed in with the right password, to an account that opens nothing now.</summary>
    public bool HasNoAccess { get; private set; }

    /// <summary>For the ground floor, which knows accounts but not who works where.</summary>
    public Guid? AccountId => viewer?.AccountId;

    public string? Name => viewer?.Name;

    public Viewer Value => viewer ?? throw new InvalidOperationException("Nobody is signed in on this page.");

    public void Set(Viewer known) => viewer = known;

    public void SetNoAccess() => HasNoAccess = true;
}

/// <summary>
/// An account disabled since sign-in has no viewer any more, and one whose password was changed elsewhere is signed
/// out: no access at all, from the next page on.
/// </summary>
sealed class ViewerMiddleware(RequestDelegate next, IOptions<IdentityOptions> identity)
{
    public async Task InvokeAsync(HttpContext context, CurrentViewer current, ViewerStore viewers)
    {
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            var viewer = await viewers.FindAsync(accountId, context.RequestAborted);
            var stamp = context.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
            if (viewer is not null && !string.Equals(stamp, viewer.SecurityStamp, StringComparison.Ordinal))
                viewer = await viewers.FindAgainAsync(accountId, context.RequestAborted);
            if (viewer is null)
                current.SetNoAccess();
            if (viewer is null || !string.Equals(stamp, viewer.SecurityStamp, StringComparison.Ordinal))
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            else
                current.Set(viewer);
        }

        await next(context);
    }
}
