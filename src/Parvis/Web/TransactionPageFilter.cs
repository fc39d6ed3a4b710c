using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outages;
using Parvis.Features.Requests;
using Parvis.Ui.Translation;

namespace Parvis.Web;

/// <summary>
/// A form posted is one transaction, committed before the answer is written. A refusal, an invalid form or a record
/// that somebody else changed meanwhile leaves nothing behind and shows the page again with what was typed.
/// </summary>
sealed class TransactionPageFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // Something sent to a page that receives nothing, or not that: nothing was loaded to show it with.
        if (
            context.HandlerMethod is null
            && !IsRead(context.HttpContext.Request.Method)
            && !ShowsARefusal(context.HttpContext)
        )
        {
            context.Result = new NotFoundResult();
            return;
        }

        if (IsRead(context.HttpContext.Request.Method) || context.HandlerInstance is not PageModel page)
        {
            AnswerNotFound(await next());
            return;
        }

        if (context.HandlerMethod?.MethodInfo.IsDefined(typeof(OutsideTransactionAttribute), inherit: false) == true)
        {
            await AnswerRefusalAsync(await next(), page);
            return;
        }

        var transactions = context.HttpContext.RequestServices.GetRequiredService<Transactions>();
        PageHandlerExecutedContext? executed = null;
        try
        {
            await transactions.RunAsync(
                async () => executed = await next(),
                outcome => outcome.Exception is null && page.ModelState.IsValid,
                context.HttpContext.RequestAborted
            );
            await AnswerRefusalAsync(executed!, page);
            await AnswerInvalidAsync(executed!, page);
        }
        catch (DbUpdateConcurrencyException conflict) when (executed is not null && page is IRedisplayed)
        {
            executed.Result = await RedisplayAsync(
                page,
                (IRedisplayed)page,
                Explain(conflict, context.HttpContext)!.Value
            );
        }
    }

    static async Task AnswerRefusalAsync(PageHandlerExecutedContext executed, PageModel page)
    {
        AnswerNotFound(executed);
        if (executed.Exception is FilesAwayException away)
            executed.HttpContext.RequestServices.GetRequiredService<OutageLog>().Note(away.Outage, away);
        if (Explain(executed.Exception, executed.HttpContext) is not { } problem || page is not IRedisplayed form)
            return;
        executed.ExceptionHandled = true;
        executed.Result = await RedisplayAsync(page, form, problem);
    }

    /// <summary>Nothing of it was kept: to lead on to a page that says « done » would lie.</summary>
    static async Task AnswerInvalidAsync(PageHandlerExecutedContext executed, PageModel page)
    {
        if (
            executed.Exception is not null
            || page.ModelState.IsValid
            || executed.Result is not IKeepTempDataResult
            || page is not IRedisplayed form
        )
            return;
        page.TempData.Clear();
        executed.Result = await form.RedisplayAsync();
    }

    static (string Field, string Sentence)? Explain(Exception? failure, HttpContext context)
    {
        var words = context.RequestServices.GetRequiredService<PortalWords>();
        var ofResidents = ResidentPages.IsOne(context);
        return failure switch
        {
            RefusedException refused => (refused.Field ?? "", words.Of(refused)),
            StaleRequestException => (
                "",
                words[
                    "Cette demande a changé pendant que vous écriviez. Relisez ce qui s'est passé, puis validez de nouveau."
                ]
            ),
            DbUpdateConcurrencyException => (
                "",
                ofResidents
                    ? words["Cette page a changé dans une autre fenêtre. Relisez-la, puis validez de nouveau."]
                    : "Un collègue vient d'enregistrer une autre version. Comparez avec la vôtre, puis validez de nouveau."
            ),
            FilesAwayException away => (
                "",
                (ofResidents ? OutageWords.SentenceForResidents(words) : away.Outage.Sentence())
                    + " "
                    + words[
                        "Rien n'est encore enregistré : ce que vous avez écrit est resté là, joignez les fichiers de nouveau plus tard."
                    ]
            ),
            _ => null,
        };
    }

    static async Task<IActionResult> RedisplayAsync(
        PageModel page,
        IRedisplayed form,
        (string Field, string Sentence) problem
    )
    {
        page.ModelState.AddModelError(KeyOf(page.ModelState, problem.Field), problem.Sentence);
        return await form.RedisplayAsync();
    }

    /// <summary>A rule names the property it refuses; the form may hold it one level down, as <c>Input.Name</c>.</summary>
    static string KeyOf(ModelStateDictionary state, string field)
    {
        if (field.Length == 0 || state.ContainsKey(field))
            return field;
        var below = state.Keys.Where(k => k.EndsWith($".{field}", StringComparison.Ordinal)).Take(2).ToList();
        return below is [var only] ? only : field;
    }

    static void AnswerNotFound(PageHandlerExecutedContext executed)
    {
        if (executed.Exception is not RequestNotFoundException)
            return;
        executed.ExceptionHandled = true;
        executed.Result = new NotFoundResult();
    }

    /// <summary>The page of an error is shown by the method of the request that failed.</summary>
    static bool ShowsARefusal(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}

/// <summary>A page with a form: loads again what it shows, keeping what was typed.</summary>
public interface IRedisplayed
{
    Task<IActionResult> RedisplayAsync();
}

/// <summary>
/// This handler reads files or talks to a server first: it opens its own transaction, so that nobody's writing waits
/// for it meanwhile.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutsideTransactionAttribute : Attribute;
