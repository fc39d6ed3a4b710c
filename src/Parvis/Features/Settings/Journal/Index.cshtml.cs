using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Settings.Journal;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(AdministrationJournal journal, TownClock clock) : PageModel
{
    const int PageSize = 50;

    [BindProperty(Name = "du", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "au", SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(Name = "avant", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<(AdministrationEntry Entry, DateTime At)> Entries { get; private set; } = [];

    public string? Next { get; private set; }

    public string? First => Before is null ? null : Url.Page(null, Filters(before: null));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var entries = await journal.ReadAsync(
            From is { } from ? await clock.ToUtcAsync(from, cancellationToken) : null,
            Until is { } until && until < DateOnly.MaxValue
                ? await clock.ToUtcAsync(until.AddDays(1), cancellationToken)
                : null,
            Before,
            PageSize + 1,
            cancellationToken
        );
        var shown = new List<(AdministrationEntry, DateTime)>();
        foreach (var entry in entries.Take(PageSize))
            shown.Add((entry, await clock.ToLocalAsync(entry.At, cancellationToken)));
        Entries = shown;
        if (entries.Count > PageSize)
            Next = Url.Page(null, Filters(entries[PageSize - 1].Id));
    }

    object Filters(long? before) =>
        new
        {
            du = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            au = Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            avant = before,
        };
}
