using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.Search;

/// <summary>The first results while somebody types: where a request stands is read without opening anything.</summary>
[Authorize(Policies.Agent)]
public sealed class SuggestionsModel(SearchReader reader, SettingsStore settings, CurrentViewer viewer) : PageModel
{
    static readonly SearchLimits Few = new(People: 6, Requests: 4);

    public Searched Searched { get; private set; } = null!;

    public SearchFound Found { get; private set; } = null!;

    public ReservedWords Reserved { get; private set; } = null!;

    public async Task OnGetAsync(string? q)
    {
        Searched = Searched.Read(q);
        Found = await reader.ReadAsync(Searched, viewer.Value, Few, HttpContext.RequestAborted);
        Reserved = await ReservedWords.OfAsync(settings, HttpContext.RequestAborted);
    }
}
