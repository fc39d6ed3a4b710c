using Microsoft.AspNetCore.Http.Features;

namespace Parvis.Web;

/// <summary>
/// What says by itself that it is larger than its page takes is refused before a byte of it is read: nobody waits for gigabytes
/// to travel, and the sentence says why. What says nothing of its size stops at the same limit while it is read.
/// </summary>
sealed class BodySizeGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (most is null || context.Request.ContentLength is not { } announced || announced <= most)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.Headers.Connection = "close";
        // The page that says so has the method of this one, and would begin to read.
        context.Request.Body = Stream.Null;
        context.Request.ContentLength = 0;
        context.Request.ContentType = null;
        return Task.CompletedTask;
    }
}
