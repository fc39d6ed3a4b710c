using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Letters.ToRegister;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Letters.Aside;

/// <summary>Letters that ask nothing of the town, to be found again before they are erased.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(LetterLists lists, TownClock clock, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? Before { get; set; }

    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Zone = await clock.ZoneAsync(cancellationToken);
        var rows = await lists.AsideAsync(viewer.Value, Before, cancellationToken);
        Rows = [.. rows.Take(LetterLists.PageSize)];
        if (rows.Count > LetterLists.PageSize)
            Next = $"{LetterLinks.Aside}?apres={Rows[^1].Id}";
    }
}
