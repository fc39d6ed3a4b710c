using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Parvis.Features.Accounts;
using Parvis.Features.Accounts.Resuming;

namespace Parvis.Web;

/// <summary>
/// A form whose token is not of this session — somebody else signed in meanwhile in another tab, the cookies were
/// cleared — is not obeyed, but what was written in it is given back.
/// </summary>
sealed class StaleFormFilter(KeptForms forms, CurrentViewer viewer) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (
            context.Result is IAntiforgeryValidationFailedResult
            && viewer.AccountId is { } account
            && KeptForm.Of(request, account, request.Path + request.QueryString) is { } kept
        )
        {
            await forms.KeepAsync(kept, context.HttpContext.RequestAborted);
            context.Result = new LocalRedirectResult(AccountLinks.Resume);
        }

        await next();
    }
}
