using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Templates.Blocks.Versions;

/// <summary>What the blocks said before, by whom, and the way back to it.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(
    BlocksHistory history,
    SettingsStore settings,
    AdministrationJournal journal,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public int Number { get; set; }

    /// <summary>The state of the blocks the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public int Current { get; private set; }

    public IReadOnlyList<BlocksVersionRow> Versions { get; private set; } = [];

    public bool MayEdit => TemplateService.MayEdit(viewer.Value, departmentId: null);

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Blocks.IndexModel.RefuseUnlessAllowed(MayEdit);
        await history.RestoreAsync(Number, Seen, viewer.Value, cancellationToken);
        journal.Write($"Blocs des réponses : version {Number} reprise");
        TempData["Done"] = $"Les blocs reprennent le texte de la version {Number}.";
        return Redirect(ReplyLinks.BlocksVersions);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        (_, Current) = await settings.GetForEditAsync<ReplyBlocks>(aborted);
        var all = await history.ListAsync(aborted);
        var zone = await clock.ZoneAsync(aborted);
        Versions =
        [
            .. all.Select(
                (version, place) =>
                    new BlocksVersionRow(
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

public sealed record BlocksVersionRow(ReplyBlocksVersion Version, string At, string Changes, bool IsCurrent);
