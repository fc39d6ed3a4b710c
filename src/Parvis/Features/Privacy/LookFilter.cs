using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Privacy;

/// <summary>
/// What a page or a file is about to show of somebody is in the log before it is sent; if it cannot be, nothing is
/// sent. A part that keeps an open page up to date is not another look.
/// </summary>
public sealed class LookFilter(ShownRecords shown, CurrentViewer viewer, LookLog log, TimeProvider clock)
    : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (
            context.Result is PageResult or FileResult or ContentResult
            && viewer.IsKnown
            && shown.Take() is { Count: > 0 } records
        )
        {
            var page = context.ActionDescriptor.AttributeRouteInfo?.Template ?? "";
            var at = clock.GetUtcNow().UtcDateTime;
            try
            {
                await log.WriteAsync([.. records.Select(r => Look.Of(r, viewer.Value, page, at))]);
            }
            catch (Exception failure)
            {
                throw new PageWithheldException(
                    "Cette consultation n'a pas pu être inscrite au journal : la page n'est donc pas montrée.",
                    failure
                );
            }
        }

        await next();
    }
}
