using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Templates.Versions;

/// <summary>What a template said before, by whom, and the way back to it.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(
    TemplateService templates,
    TemplateHistory history,
    AdministrationJournal journal,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Number { get; set; }

    /// <summary>The state of the template the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public ReplyTemplate Template { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await templates.FindAsync(Id, viewer.Value, cancellationToken) is not { } template)
            return NotFound();
        template.MustBe(Seen);
        await history.RestoreAsync(template, Number, viewer.Value, cancellationToken);
        journal.Write($"modèle « {template.Name} » : version {Number} reprise");
        TempData["Done"] = $"Le modèle reprend le texte de la version {Number}.";
        return Redirect(ReplyLinks.TemplateVersions(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        if (await templates.FindAsync(Id, viewer.Value, aborted) is not { } template)
            return NotFound();
        Template = template;
        var all = await history.OfAsync(Id, aborted);
        var zone = await clock.ZoneAsync(aborted);
        Versions =
        [
            .. all.Select(
                (version, place) =>
                    new VersionRow(
                        version,
                        TimeZoneInfo.ConvertTimeFromUtc(version.At, zone).Short(),
                        version.ChangesSince(all.ElementAtOrDefault(place + 1)),
                        place == 0
                    )
            ),
        ];
        return Page();
    }
}

public sealed record VersionRow(ReplyTemplateVersion Version, string At, string Changes, bool IsCurrent);
