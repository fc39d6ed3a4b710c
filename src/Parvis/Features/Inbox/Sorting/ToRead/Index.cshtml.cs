using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.ToRead;

/// <summary>What residents wrote about requests that are over.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    MailLists lists,
    MailTabsReader tabs,
    ClosedRequestMail closed,
    NotedMails noted,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    public MailTabs Tabs { get; private set; } = null!;

    public IReadOnlyList<MailRow> Rows { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostThankAsync(string mail, CancellationToken cancellationToken)
    {
        if (await closed.ThankAsync(mail, viewer.Value, cancellationToken) is null)
            return NotFound();
        TempData["Done"] = "C'est lu : la demande reste close.";
        return Redirect(InboxLinks.ToRead);
    }

    public async Task<IActionResult> OnPostReopenAsync(string mail, CancellationToken cancellationToken)
    {
        if (await closed.ReopenAsync(mail, viewer.Value, cancellationToken) is not { } request)
            return NotFound();
        TempData["Done"] = "La demande est rouverte.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostFollowUpAsync(string mail, CancellationToken cancellationToken)
    {
        if (await closed.FollowUpAsync(mail, viewer.Value, cancellationToken) is not { } request)
            return NotFound();
        TempData["Done"] = "Une nouvelle demande est enregistrée et liée à la première.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    /// <summary>From the page of the request where it was noted as a machine's.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostHearAsync(string mail, CancellationToken cancellationToken)
    {
        if (await noted.HearAsync(mail, viewer.Value, cancellationToken) is not { } request)
            return NotFound();
        TempData["Done"] = "Le message de l'usager est dans la demande.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Zone = await clock.ZoneAsync(aborted);
        var rows = await lists.ToReadAsync(viewer.Value, After, aborted);
        Rows = [.. rows.Take(MailLists.PageSize)];
        if (rows.Count > MailLists.PageSize)
            Next = $"{InboxLinks.ToRead}?apres={Rows[^1].Id}";
        Tabs = await tabs.ReadAsync(viewer.Value, InboxLinks.ToRead, aborted);
        return Page();
    }
}
