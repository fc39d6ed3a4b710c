using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.ToSort;

/// <summary>What could not be filed, for whoever serves residents; each message is settled by one button.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    MailLists lists,
    MailTabsReader tabs,
    MailSorting sorting,
    MailboxService mailboxes,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    /// <summary>However it is written, but for a plain no.</summary>
    [BindProperty(SupportsGet = true, Name = "ecartes")]
    public string? Aside { get; set; }

    /// <summary>What was dismissed, to be found again before it is erased.</summary>
    public bool Dismissed => Aside is not (null or "" or "0" or "false");

    [BindProperty]
    public string[] Mails { get; set; } = [];

    public MailTabs Tabs { get; private set; } = null!;

    public IReadOnlyList<MailRow> Rows { get; private set; } = [];

    public IReadOnlyList<MailRow> ToDecide => [.. Rows.Where(r => !r.IsLikelyNoRequest)];

    public IReadOnlyList<MailRow> LikelyNoRequest => [.. Rows.Where(r => r.IsLikelyNoRequest)];

    /// <summary>For the pilot: mail may be waiting where nobody looks.</summary>
    public IReadOnlyList<MailboxTrouble> Troubles { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostRegisterAsync(string mail, CancellationToken cancellationToken)
    {
        if (await sorting.RegisterAsync(mail, viewer.Value, cancellationToken) is not { } request)
            return NotFound();
        TempData["Done"] = $"La demande {request.Reference} est enregistrée.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    public async Task<IActionResult> OnPostDismissAsync(CancellationToken cancellationToken)
    {
        var count = await sorting.DismissAsync(Mails, viewer.Value, cancellationToken);
        if (count < Mails.Length)
            TempData["Refused"] =
                Mails.Length - count == 1
                    ? "Un courriel était déjà traité : il reste où il est."
                    : $"{Mails.Length - count} courriels étaient déjà traités : ils restent où ils sont.";
        if (count > 0)
            TempData["Done"] =
                count == 1
                    ? "Ce n'est pas une demande : le courriel sera effacé dans 30 jours."
                    : $"Ce ne sont pas des demandes : les {count} courriels seront effacés dans 30 jours.";
        return Redirect(InboxLinks.ToSort);
    }

    public async Task<IActionResult> OnPostRestoreAsync(string mail, CancellationToken cancellationToken)
    {
        if (await sorting.RestoreAsync(mail, viewer.Value, cancellationToken) == 0)
            TempData["Refused"] = "Ce courriel n'était plus parmi les écartés : il reste où il est.";
        else
            TempData["Done"] = "Le courriel est de nouveau à trier.";
        return Redirect(InboxLinks.ToSort);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Zone = await clock.ZoneAsync(aborted);
        if (viewer.Value.IsPilot || viewer.Value.IsAdministrator)
            Troubles = await mailboxes.TroublesAsync(aborted);
        var rows = Dismissed
            ? await lists.DismissedAsync(viewer.Value, After, aborted)
            : await lists.ToSortAsync(viewer.Value, After, aborted);
        Rows = [.. rows.Take(MailLists.PageSize)];
        if (rows.Count > MailLists.PageSize)
            Next = Dismissed ? InboxLinks.Dismissed(Rows[^1].Id) : $"{InboxLinks.ToSort}?apres={Rows[^1].Id}";
        Tabs = await tabs.ReadAsync(viewer.Value, Dismissed ? InboxLinks.Dismissed() : InboxLinks.ToSort, aborted);
        return Page();
    }
}
