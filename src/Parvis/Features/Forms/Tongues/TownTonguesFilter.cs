using Microsoft.AspNetCore.Mvc.Filters;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Forms.Tongues;

/// <summary>A page of residents in another language has the town's words at hand.</summary>
sealed class TownTonguesFilter(TownTongues tongues) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (ResidentPages.IsOne(http) && ResidentLanguage.Of(http) is { IsFrench: false } language)
        {
            var tongue = await tongues.GetAsync(language.Code, http.RequestAborted);
            PortalWords.UseOfTown(http, tongue.Find);
        }

        await next();
    }
}
