using Microsoft.AspNetCore.Diagnostics;

namespace Parvis.Web;

/// <summary>Addresses that residents open without an account: what refuses there must not speak to agents.</summary>
public static class ResidentPages
{
    static readonly PathString[] Roots = ["/demander", "/suivi", "/avis"];

    /// <summary>Also of the page that answers in the place of another.</summary>
    public static bool IsOne(HttpContext context)
    {
        PathString path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path;
        return Array.Exists(Roots, root => path.StartsWithSegments(root));
    }
}
