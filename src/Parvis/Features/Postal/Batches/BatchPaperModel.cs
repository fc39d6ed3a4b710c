using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Batches;

/// <summary>What is printed beside the letters of a batch.</summary>
public abstract class BatchPaperModel(BatchReader reader, SettingsStore settings, TownClock clock) : PageModel
{
    public BatchView View { get; private set; } = null!;

    public TownSettings Town { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(publicId, cancellationToken) is not { } view)
            return NotFound();
        View = view;
        Town = await settings.GetAsync<TownSettings>(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        return Page();
    }
}
