using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Intake.QuickCall;

/// <summary>Two keys count a call that opens no record: the one that opens this page, the digit of its topic.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ContactCounts contacts,
    TopicCatalogue topics,
    TownClock clock,
    CurrentViewer viewer,
    OnceOnly once
) : PageModel, IRedisplayed
{
    public static readonly Channel[] Channels =
    [
        Channel.Phone,
        Channel.FrontDesk,
        Channel.Email,
        Channel.SocialNetwork,
    ];

    [BindProperty]
    public string? FormToken { get; set; }

    [BindProperty]
    public Channel Channel { get; set; }

    [BindProperty]
    public Guid? TopicId { get; set; }

    public IReadOnlyList<TopicEntry> Frequent { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    public CountedContact? Last { get; private set; }

    public string LastAt { get; private set; } = "";

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync()
    {
        FormToken = OnceOnly.NewToken();
        return RedisplayAsync();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Frequent = await contacts.FrequentAsync(viewer.Value, Aborted);
        TopicChoices = TopicChoiceList.Of(await topics.GetAsync(Aborted), viewer.Value, TopicId);
        Last = await contacts.LastOfAsync(viewer.Value, Aborted);
        if (Last is not null)
            LastAt = (await clock.ToLocalAsync(Last.At, Aborted)).ToString("HH:mm", WebServices.French);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var result = await once.RunAsync(
            FormToken,
            async () =>
            {
                TempData["Done"] = await contacts.CountAsync(TopicId, Channel, viewer.Value, Aborted);
                return IntakeLinks.QuickCall;
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string? contact)
    {
        TempData["Done"] = await contacts.TakeBackAsync(contact, viewer.Value, Aborted)
            ? "Ce contact n'est plus compté."
            : "Ce contact n'était déjà plus compté.";
        return LocalRedirect(IntakeLinks.QuickCall);
    }
}
