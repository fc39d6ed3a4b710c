using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Troubles.List;

/// <summary>What did not arrive, each with its reason and the buttons that see to it.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    TroubleList troubles,
    MailTabsReader tabs,
    TroubleActions actions,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    /// <summary>The message that is seen to.</summary>
    [BindProperty(Name = "courriel")]
    public string? Message { get; set; }

    /// <summary>The button was on the page of the request: back there.</summary>
    [BindProperty(Name = "depuis-la-demande")]
    public bool FromRequest { get; set; }

    public MailTabs Tabs { get; private set; } = null!;

    public IReadOnlyList<TroubleRow> Rows { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken) =>
        Back(
            await actions.RetryAsync(Message, viewer.Value, cancellationToken),
            "Le courriel repart dans quelques secondes."
        );

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancellationToken) =>
        Back(await actions.SettleAsync(Message, viewer.Value, cancellationToken), "C'est noté comme réglé.");

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) =>
        Back(
            await actions.ReleaseAsync(Message, viewer.Value, cancellationToken),
            "Le courriel part dans quelques secondes."
        );

    public async Task<IActionResult> OnPostPrintAsync(CancellationToken cancellationToken)
    {
        if (await actions.PrintAsync(Message, viewer.Value, cancellationToken) is not { } letter)
            return NotFound();
        return Redirect(letter);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Zone = await clock.ZoneAsync(aborted);
        Organisation = await directory.GetAsync(aborted);
        var rows = await troubles.ReadAsync(viewer.Value, After, aborted);
        Rows = [.. rows.Take(TroubleList.PageSize)];
        if (rows.Count > TroubleList.PageSize)
            Next = $"{RequestLinks.MailTroubles}?apres={Rows[^1].Id}";
        Tabs = await tabs.ReadAsync(viewer.Value, RequestLinks.MailTroubles, aborted);
        return Page();
    }

    IActionResult Back(string? reference, string done)
    {
        if (reference is null)
            return NotFound();
        TempData["Done"] = done;
        return Redirect(FromRequest ? RequestLinks.Page(reference) : RequestLinks.MailTroubles);
    }
}
