using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Trial;

/// <summary>An invited resident tries a form before it is published.</summary>
[AllowAnonymous]
public sealed class IndexModel(TopicForms forms, AskDrafts drafts, SettingsStore settings, AskRate rate)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>Their first name, if they give it.</summary>
    [BindProperty]
    public string? By { get; set; }

    public string Topic { get; private set; } = "";

    public string Town { get; private set; } = "";

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } trial)
            return NotFound();
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        return Redirect(AskLinks.Page(drafts.Begin(trial, By?.Trim() ?? ""), 1));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await FindAsync() is null)
            return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }

    async Task<FormTrial?> FindAsync()
    {
        var town = await settings.GetAsync<TownSettings>(Aborted);
        Town = town.Name;
        if (!town.IsOpenToResidents || await forms.TrialAsync(Key, Aborted) is not { } trial)
            return null;
        // One that became confidential since exists for nobody outside.
        if (await drafts.TopicAsync(trial.TopicId, Aborted) is not { } topic)
            return null;
        Topic = topic.Name;
        return trial;
    }
}
