using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Surveys.Asking;

/// <summary>Asked by telephone or at the counter, typed by whoever asks.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, SurveyDesk surveys, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public SurveyWords Input { get; set; } = new();

    public CitizenRequest Record { get; private set; } = null!;

    public bool MayAsk { get; private set; }

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        if (!MayAsk)
            throw new RefusedException(
                "Cette personne a déjà donné son avis il y a peu, ou la demande n'est pas finie."
            );
        try
        {
            surveys.AnswerNow(Record, Input);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        TempData["Done"] = "L'avis est noté.";
        return Redirect(RequestLinks.Page(Record.Reference));
    }

    public async Task<IActionResult> RedisplayAsync() => await FindAsync() ? Page() : NotFound();

    async Task<bool> FindAsync()
    {
        var reference = RequestReference.TryNormalize(Reference, out var normalized) ? normalized : Reference;
        var request = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer.Value)
            .FirstOrDefaultAsync(r => r.Reference == reference, Aborted);
        if (request is null)
            return false;
        Record = request;
        MayAsk = await surveys.MayAskAsync(request, Aborted);
        return true;
    }
}
