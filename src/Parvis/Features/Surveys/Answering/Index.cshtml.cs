using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Surveys.Answering;

/// <summary>Three questions, for whoever holds the address.</summary>
[AllowAnonymous]
public sealed class IndexModel(SurveyDesk surveys) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public SurveyWords Input { get; set; } = new();

    public bool IsAnswered { get; private set; }

    public string Reference { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await surveys.FindAsync(Key, cancellationToken) is not { } asked)
            return NotFound();
        try
        {
            surveys.Answer(asked, Input);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw refused.At($"{nameof(Input)}.{field}");
        }

        return Redirect(SurveyLinks.Answer(Key));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await surveys.FindAsync(Key, HttpContext.RequestAborted) is not { } asked)
            return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex";
        IsAnswered = asked.Invitation.AnsweredAt is not null;
        (Reference, Subject) = (asked.Request.Reference, asked.Request.Subject);
        return Page();
    }
}
