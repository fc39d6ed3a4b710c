using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Portal.Following.Page;

/// <summary>A request as its resident follows it: where it stands, who has it, until when; and what they can do.</summary>
[AllowAnonymous]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IndexModel(FollowUpReader reader, FollowUpActs acts, PortalWords words) : PageModel, IRedisplayed
{
    /// <summary>Less than for an agent: the form is read before the link is.</summary>
    const long MostBytes = 110L * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>Each form of the page has its own: what one did does not undo another.</summary>
    [BindProperty]
    public string? FormToken { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public FollowedRequest Followed { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    FollowUpForm Form => new(Reference.ToUpperInvariant(), Token, FormToken, Words);

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public Task<IActionResult> OnPostWriteAsync() =>
        ActAsync(() => acts.WriteAsync(Form, Uploads, Aborted), words["Votre message est arrivé au service."]);

    [OutsideTransaction]
    public Task<IActionResult> OnPostReopenAsync() =>
        ActAsync(() => acts.ReopenAsync(Form, Uploads, Aborted), words["Votre demande est rouverte."]);

    public Task<IActionResult> OnPostChaseAsync() =>
        ActAsync(() => acts.ChaseAsync(Form, Aborted), words["Votre relance est notée : le service la voit."]);

    public Task<IActionResult> OnPostWithdrawAsync() =>
        ActAsync(() => acts.WithdrawAsync(Form, Aborted), words["Votre demande est retirée."]);

    async Task<IActionResult> ActAsync(Func<Task> act, string done)
    {
        // Before any file is kept: a stranger gets nothing stored.
        if (await FindAsync() is null)
            return NotFound();
        await act();
        TempData["Done"] = done;
        return Redirect(FollowUpAccess.PageOf(Reference.ToUpperInvariant(), Token));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await FindAsync() is not { } request)
            return NotFound();
        Followed = await reader.ReadAsync(request, Aborted);
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }

    Task<CitizenRequest?> FindAsync() => reader.ByTokenAsync(Reference.ToUpperInvariant(), Token, Aborted);
}
