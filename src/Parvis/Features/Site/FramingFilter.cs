using Microsoft.AspNetCore.Mvc.Filters;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Site;

/// <summary>
/// The catalogue may be shown in a frame of the town's own site. Nothing that is written or followed is: those pages open
/// outside the frame, where nobody can lay another page over them.
/// </summary>
sealed class FramingFilter(SettingsStore settings) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (Framing.MayBe(http) && (await settings.GetAsync<SiteSettings>()).FramedBy is { Count: > 0 } origins)
            SecurityHeaders.AllowFramesOf(http.Response, origins);
        await next();
    }
}
