using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.Search;

/// <summary>All that the one box finds; a reference opens its request at once.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(SearchReader reader, SettingsStore settings, CurrentViewer viewer) : PageModel
{
    const int MostPeople = 20;
    const int PageOfRequests = 20;

    public Searched Searched { get; private set; } = null!;

    public SearchFound Found { get; private set; } = new([], []);

    /// <summary>What reception says of a subject kept within a circle: the same, whether or not there is one.</summary>
    public ReservedWords Reserved { get; private set; } = null!;

    public string? Next { get; private set; }

    public string? First { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? q, [FromQuery(Name = "avant")] long? before)
    {
        var aborted = HttpContext.RequestAborted;
        Searched = Searched.Read(q);
        if (Searched.Reference is { } reference && await reader.MayOpenAsync(reference, viewer.Value, aborted))
            return LocalRedirect(RequestLinks.Page(reference));
        Reserved = await ReservedWords.OfAsync(settings, aborted);
        // One row more than is shown says that there is another page.
        var found = await reader.ReadAsync(
            Searched,
            viewer.Value,
            new SearchLimits(MostPeople, PageOfRequests + 1, before),
            aborted
        );
        Found = found with { Requests = [.. found.Requests.Take(PageOfRequests)] };
        if (found.Requests.Count > PageOfRequests)
            Next = SearchLinks.Results(Searched.Text, Found.Requests[^1].Id);
        if (before is not null)
            First = SearchLinks.Results(Searched.Text);
        return Page();
    }
}
