using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.CallBacks.Samples;

/// <summary>Samples that were drawn and how far their calls are; another is drawn here.</summary>
[Authorize(Policies.Pilot)]
public sealed class IndexModel(
    CallBackService calls,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public DrawForm Input { get; set; } = new();

    public IReadOnlyList<SampleProgress> Samples { get; private set; } = [];

    public IEnumerable<SelectListItem> Topics { get; private set; } = [];

    public IEnumerable<SelectListItem> Departments { get; private set; } = [];

    public IEnumerable<SelectListItem> Agents { get; private set; } = [];

    public IEnumerable<SelectListItem> Channels { get; } =
    [
        new SelectListItem("Tous les canaux", ""),
        .. Enum.GetValues<Channel>()
            .Select(c => new SelectListItem(c.Word(), ((int)c).ToString(CultureInfo.InvariantCulture))),
    ];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        var today = await clock.TodayAsync(Aborted);
        (Input.From, Input.Until, Input.Wanted) = (today.AddMonths(-1), today, 20);
        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            var drawn = await calls.DrawAsync(Input.Read(), viewer.Value.Name, Aborted);
            TempData["Done"] =
                drawn < Input.Wanted
                    ? $"Personnes tirées : {drawn}. Il n'y en a pas d'autre qui corresponde."
                    : $"Personnes tirées : {drawn}, réparties entre ceux qui appellent.";
            return Redirect(CallBackLinks.Samples);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var organisation = await directory.GetAsync(Aborted);
        Departments = organisation.Departments("Tous les services", Input.DepartmentId);
        Agents = organisation
            .Agents.Where(a => a.Active && a.AccountId is not null)
            .Select(a => new SelectListItem(a.FullName, a.Id.ToString()));
        Topics =
        [
            new SelectListItem("Tous les sujets", ""),
            .. (await topics.GetAsync(Aborted))
                .All.Where(t => t is { Active: true, CircleId: null })
                .Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
        Samples = await calls.ListAsync(Aborted);
        return Page();
    }
}

/// <summary>The fields of a draw.</summary>
public sealed class DrawForm
{
    public string? Title { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public int? Wanted { get; set; }

    public Guid? TopicId { get; set; }

    public Guid? DepartmentId { get; set; }

    public int? Channel { get; set; }

    public List<Guid> Agents { get; set; } = [];

    public DrawOptions Read() =>
        new()
        {
            Title = Title,
            From = From,
            Until = Until,
            Wanted = Wanted,
            TopicId = TopicId,
            DepartmentId = DepartmentId,
            Channel = Channel,
            Agents = Agents,
        };
}
