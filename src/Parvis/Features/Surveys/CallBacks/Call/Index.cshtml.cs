using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Surveys.CallBacks.Call;

/// <summary>One call: answered, not reached, refused.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(CallBackService calls, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public SurveyWords Input { get; set; } = new();

    public CallToMake Called { get; private set; } = null!;

    public IReadOnlyList<string> Phones { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        try
        {
            await calls.AnswerAsync(Called, Input, Aborted);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        return Back("L'avis est noté.");
    }

    public async Task<IActionResult> OnPostMissedAsync()
    {
        if (!await FindAsync())
            return NotFound();
        calls.Miss(Called);
        return Back(
            Called.Call.IsWaiting
                ? "L'essai est noté : rappelez à une autre heure."
                : "Trois essais : cette personne ne sera plus appelée."
        );
    }

    public async Task<IActionResult> OnPostRefusedAsync()
    {
        if (!await FindAsync())
            return NotFound();
        calls.Refuse(Called);
        return Back("Le refus est noté : cette personne ne sera plus appelée.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Phones = await calls.PhonesAsync(Called.Call.RequesterId, Aborted);
        return Page();
    }

    async Task<bool> FindAsync()
    {
        if (await calls.FindAsync(Id, viewer.Value, Aborted) is not { } called)
            return false;
        Called = called;
        return true;
    }

    RedirectResult Back(string done)
    {
        TempData["Done"] = done;
        return Redirect(CallBackLinks.Mine);
    }
}
