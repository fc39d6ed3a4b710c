using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Portal.Following.Page;

/// <summary>A request as its resident follows it, by whichever door: where it stands, who has it, what they can do.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public abstract class FollowPageModel(FollowUpReader reader, FollowUpActs acts, PortalWords words)
    : PageModel,
        IRedisplayed
{
    /// <summary>Less than for an agent: the form is read before the link is.</summary>
    const long MostBytes = 110L * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Each form of the page has its own: what one did does not undo another.</summary>
    [BindProperty]
    public string? FormToken { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public FollowedRequest Followed { get; private set; } = null!;

    /// <summary>Of the page itself.</summary>
    public abstract string Address { get; }

    protected FollowUpActs Acts => acts;

    protected string Normalized => Reference.ToUpperInvariant();

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>Null when this door does not open it.</summary>
    protected abstract Task<CitizenRequest?> FindAsync();

    protected abstract FollowUpForm FormOf(CitizenRequest request);

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public Task<IActionResult> OnPostWriteAsync() =>
        ActAsync(form => acts.WriteAsync(form, Uploads, Aborted), words["Votre message est arrivé au service."]);

    [OutsideTransaction]
    public Task<IActionResult> OnPostReopenAsync() =>
        ActAsync(form => acts.ReopenAsync(form, Uploads, Aborted), words["Votre demande est rouverte."]);

    public Task<IActionResult> OnPostChaseAsync() =>
        ActAsync(form => acts.ChaseAsync(form, Aborted), words["Votre relance est notée : le service la voit."]);

    public Task<IActionResult> OnPostWithdrawAsync() =>
        ActAsync(form => acts.WithdrawAsync(form, Aborted), words["Votre demande est retirée."]);

    async Task<IActionResult> ActAsync(Func<FollowUpForm, Task> act, string done)
    {
        // Before any file is kept: a stranger gets nothing stored.
        if (await FindAsync() is not { } request)
            return NotFound();
        await act(FormOf(request));
        TempData["Done"] = done;
        return Redirect(Address);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await FindAsync() is not { } request)
            return NotFound();
        Followed = await reader.ReadAsync(request, Aborted);
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}
