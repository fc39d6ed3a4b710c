using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Message;

/// <summary>One message that waits, whole, with what it may belong to; or what became of it since.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    MailLists lists,
    MailTabsReader tabs,
    MailSorting sorting,
    LikelyRequests likely,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? Reference { get; set; }

    public MailTabs Tabs { get; private set; } = null!;

    public MailRow Mail { get; private set; } = null!;

    /// <summary>It no longer waits: nothing else is read of it.</summary>
    public FiledMail? Filed { get; private set; }

    /// <summary>All its text; its first words when it cannot be read.</summary>
    public string Words { get; private set; } = "";

    public IReadOnlyList<string> Files { get; private set; } = [];

    public IReadOnlyList<LikelyRequest> Likely { get; private set; } = [];

    public DateTime ReceivedAt { get; private set; }

    /// <summary>By the clock of the town.</summary>
    public DateTime SettledAt { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostPutAsync(CancellationToken cancellationToken)
    {
        if (await sorting.PutAsync(PublicId, Reference, viewer.Value, cancellationToken) is not { } request)
            return NotFound();
        TempData["Done"] = "Le courriel est dans cette demande.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        if (await lists.FindAsync(PublicId, viewer.Value, aborted) is not { } found)
            return await LeaveAsync(aborted);
        Tabs = await tabs.ReadAsync(viewer.Value, current: "", aborted);
        Mail = found;
        ReceivedAt = await clock.ToLocalAsync(found.ReceivedAt, aborted);
        if (found.Settlement is { } settled)
            SettledAt = await clock.ToLocalAsync(settled.At, aborted);
        (Words, Files) = await sorting.ShowAsync(PublicId, viewer.Value, aborted);
        Likely = await likely.FindAsync(found, viewer.Value, aborted);
        return Page();
    }

    /// <summary>A colleague was quicker: what was refused is said where the others wait.</summary>
    async Task<IActionResult> LeaveAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid && await sorting.IsSettledAsync(PublicId, viewer.Value, cancellationToken))
        {
            this.SayRefusals();
            return Redirect(InboxLinks.ToSort);
        }

        Filed = await lists.FindFiledAsync(PublicId, viewer.Value, cancellationToken);
        if (Filed is null)
            return NotFound();
        if (Filed.Settlement is { } settled)
            SettledAt = await clock.ToLocalAsync(settled.At, cancellationToken);
        Tabs = await tabs.ReadAsync(viewer.Value, current: "", cancellationToken);
        return Page();
    }
}
