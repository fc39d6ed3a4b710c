using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking;

/// <summary>A page of a draft: found by the secret of its address; once it is sent, all lead to its receipt.</summary>
public abstract class DraftPageModel(AskDrafts drafts) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public FoundDraft Found { get; private set; } = null!;

    protected AskDrafts Drafts => drafts;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return await ShowAsync();
    }

    /// <summary>What the page shows, once the draft is found.</summary>
    protected virtual Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());

    /// <returns>Where to go instead; null when the draft is there.</returns>
    protected async Task<IActionResult?> FindAsync()
    {
        if (await drafts.FindAsync(Key, Changes, Aborted) is not { } found)
            return NotFound();
        Found = found;
        return found.Draft.SentReference is null || IsReceipt ? null : Redirect(AskLinks.Receipt(Key));
    }

    protected virtual bool IsReceipt => false;

    /// <summary>What is found here is what is written.</summary>
    protected virtual bool Changes => true;
}
