using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Portal.Promises;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Sheet;

/// <summary>What a resident should know before asking: documents, delay, whom to call.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    AskDrafts drafts,
    PromiseReader promises,
    OrganisationDirectory directory,
    SettingsStore settings,
    AskRate rate
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Nobody sees it: who fills it in is a machine.</summary>
    [BindProperty]
    public string? Site { get; set; }

    public TopicEntry Topic { get; private set; } = null!;

    public string Town { get; private set; } = "";

    public int WorkingDays { get; private set; }

    public double? Median { get; private set; }

    public IReadOnlyList<string> Contact { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await IsOpenAsync() || await drafts.TopicAsync(Id, Aborted) is not { } topic)
            return NotFound();
        if (!string.IsNullOrEmpty(Site))
            throw new RefusedException("Laissez vide le champ caché, puis commencez de nouveau.");
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        return Redirect(AskLinks.Page(await drafts.BeginAsync(topic, Aborted), 1));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await IsOpenAsync() || await drafts.TopicAsync(Id, Aborted) is not { } topic)
            return NotFound();
        Topic = topic;
        var town = await settings.GetAsync<TownSettings>(Aborted);
        Town = town.Name;
        var rules = await settings.GetAsync<RequestSettings>(Aborted);
        WorkingDays = rules.AnswerDays(topic.TargetDays);
        Median = (await promises.ReadAsync(Aborted)).FirstOrDefault(p => p.TopicId == topic.Id)
            is { IsMeasured: true } kept
            ? kept.MedianDays
            : null;
        var department = (await directory.GetAsync(Aborted)).Department(topic.DepartmentId);
        Contact =
        [
            .. new[]
            {
                department?.Name ?? town.Name,
                department?.Phone is { Length: > 0 } phone ? phone : town.Phone,
            }.Where(line => line.Length > 0),
        ];
        return Page();
    }

    async Task<bool> IsOpenAsync() => (await settings.GetAsync<TownSettings>(Aborted)).IsOpenToResidents;
}
