using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.OfficialSheets.Search;

/// <summary>Agents look for an official fiche, to read it or to give its address.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(FicheShelf shelf, SettingsStore settings) : PageModel
{
    const int MostFound = 30;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public int Count { get; private set; }

    public IReadOnlyList<FicheEntry> Found { get; private set; } = [];

    /// <summary>Where residents read the town's pages; empty as long as they may not.</summary>
    public string ResidentsUrl { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var index = await shelf.GetAsync(cancellationToken);
        Count = index.Count;
        Found = index.Search(Query?.CutTo(AllModel.MostTyped), MostFound);
        ResidentsUrl = (await settings.GetAsync<TownSettings>(cancellationToken)).ResidentsUrl;
    }

    /// <summary>As it is pasted into an answer.</summary>
    public string LinkTo(FicheEntry fiche) =>
        ResidentsUrl.Length > 0 ? $"{ResidentsUrl}{OfficialLinks.Fiche(fiche.Id)}" : OfficialLinks.AtTheState(fiche.Id);
}
