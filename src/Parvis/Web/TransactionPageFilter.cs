using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;

namespace Parvis.Web;

/// <summary>
/// A form posted is one transaction, committed before the answer is written. A refusal or an invalid form leaves
/// nothing behind and shows the page again with what was typed.
/// </summary>
sealed class TransactionPageFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.HandlerInstance is not PageModel page)
        {
            await next();
            return;
        }

        var transactions = context.HttpContext.RequestServices.GetRequiredService<Transactions>();
        var executed = await transactions.RunAsync(
            async () => await next(),
            outcome => outcome.Exception is null && page.ModelState.IsValid,
            context.HttpContext.RequestAborted
        );
        if (executed.Exception is RefusedException refused && page is IRedisplayed form)
        {
            page.ModelState.AddModelError(refused.Field ?? "", refused.Message);
            executed.ExceptionHandled = true;
            executed.Result = await form.RedisplayAsync();
        }
    }
}

/// <summary>A page with a form: loads again what it shows, keeping what was typed.</summary>
public interface IRedisplayed
{
    Task<IActionResult> RedisplayAsync();
}
