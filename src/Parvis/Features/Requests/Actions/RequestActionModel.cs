using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests.Page;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>
/// A page for one verb of a request. It also loads inline into the request page (htmx asks for it without the frame),
/// so that acting costs one page load. A stale page is shown again with what happened since.
/// </summary>
public abstract class RequestActionModel(RequestActions actions) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Number of the last timeline entry the person was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public CitizenRequest Record { get; private set; } = null!;

    public IReadOnlyList<TimelineItem> News { get; private set; } = [];

    protected RequestActions Actions => actions;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    protected abstract RequestAction Action { get; }

    protected virtual bool IsAllowed => RequestPolicy.Allows(actions.Viewer, Record, Action);

    /// <summary>Lists and the like that the form shows.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (!IsAllowed)
        {
            TempData["Refused"] = "Cette action revient au service qui a la demande, ou au pilote.";
            return Redirect(RequestLinks.Page(Record.Reference));
        }

        Seen = Record.LastSequence;
        await PrepareAsync();
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        News = Seen < Record.LastSequence ? await actions.SinceAsync(Record, Seen, Aborted) : [];
        Seen = Record.LastSequence;
        ModelState.Remove(nameof(Seen));
        await PrepareAsync();
        return Page();
    }

    protected Task<IActionResult> ApplyAsync(Action<CitizenRequest, ProcessContext> verb, string done) =>
        ApplyAsync(
            (request, by) =>
            {
                verb(request, by);
                return Task.CompletedTask;
            },
            done
        );

    protected async Task<IActionResult> ApplyAsync(Func<CitizenRequest, ProcessContext, Task> verb, string done)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var request = await actions.Changes.ApplyAsync(
            Normalized,
            Action,
            ChecksFreshness ? Seen : null,
            actions.Viewer,
            verb,
            Aborted
        );
        TempData["Done"] = done;
        return Redirect(RequestLinks.Page(request.Reference));
    }

    /// <summary>Adding a note or a chaser never conflicts with what colleagues do.</summary>
    protected virtual bool ChecksFreshness => true;

    protected string Normalized =>
        RequestReference.TryNormalize(Reference, out var normalized)
            ? normalized
            : throw new RequestNotFoundException(Reference);

    async Task<bool> LoadAsync()
    {
        if (await actions.FindAsync(Reference, Aborted) is not { } found)
            return false;
        Record = found;
        ViewData["Subtitle"] = $"{found.Reference} · {found.Subject}";
        ViewData["BackTo"] = RequestLinks.Page(found.Reference);
        return true;
    }
}
