using System.Security.Claims;
using Parvis.Features.Organisation;

namespace Parvis.Web;

/// <summary>The <see cref="Viewer"/> of this HTTP request, set before any page runs.</summary>
public sealed class CurrentViewer
{
    Viewer? viewer;

    public bool IsKnown => viewer is not null;

    public Viewer Value => viewer ?? throw new InvalidOperationException("Nobody is signed in on this page.");

    public void Set(Viewer known) => viewer = known;
}

/// <summary>An account disabled since sign-in has no viewer any more, so no access at all.</summary>
sealed class ViewerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentViewer current, ViewerStore viewers)
    {
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            var viewer = await viewers.FindAsync(accountId, context.RequestAborted);
            if (viewer is null)
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            else
                current.Set(viewer);
        }

        await next(context);
    }
}
