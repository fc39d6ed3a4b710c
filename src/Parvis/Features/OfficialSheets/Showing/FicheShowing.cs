using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Parvis.Features.OfficialSheets.Reading;
using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>A fiche as residents read it: for everybody once they may ask, for agents before.</summary>
public sealed class FicheShowing(
    OfficialFicheService fiches,
    FicheShelf shelf,
    TownCounters counters,
    SettingsStore settings,
    CurrentViewer viewer,
    HtmlEncoder encoder
)
{
    public async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken) =>
        viewer.IsKnown || (await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents;

    /// <summary>The fiche that took the place of one that is here no more.</summary>
    public async Task<FicheEntry?> ReplacingAsync(string id, CancellationToken cancellationToken) =>
        (await shelf.GetAsync(cancellationToken)).Replacing(id);

    /// <summary>Null when it is not here.</summary>
    /// <param name="id">« F1342 »</param>
    /// <param name="unfolded">On paper nothing opens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ShownFiche?> ShowAsync(string id, bool unfolded, CancellationToken cancellationToken)
    {
        if (await fiches.FindAsync(id, cancellationToken) is not var (fiche, fileName))
            return null;
        var targets = new FicheTargets(
            await shelf.GetAsync(cancellationToken),
            await counters.ReadAsync(cancellationToken)
        );
        // Written now: the places it names stand below it.
        await using var body = new StringWriter();
        new FicheHtml(fiche.Blocks, targets, unfolded).WriteTo(body, encoder);
        var places = new List<ShownPlace>();
        foreach (var place in targets.Named)
            places.Add(
                new ShownPlace(
                    place,
                    targets.AnchorOf(place),
                    await counters.SpecialDaysAsync(place, cancellationToken)
                )
            );
        return new ShownFiche(
            fiche,
            fileName,
            [.. fiche.Breadcrumb.Select(level => (level.Title, targets.Of(level.FicheId, "")))],
            new HtmlString(body.ToString()),
            places
        );
    }
}

/// <param name="Fiche">As it was read.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Above">Themes and folders it is in.</param>
/// <param name="Body">What it says.</param>
/// <param name="Places">The town's own counters that it names.</param>
public sealed record ShownFiche(
    FicheDocument Fiche,
    string FileName,
    IReadOnlyList<(string Title, string Address)> Above,
    IHtmlContent Body,
    IReadOnlyList<ShownPlace> Places
)
{
    public string StateAddress => Fiche.Address.Length > 0 ? Fiche.Address : OfficialLinks.AtTheState(Fiche.Id);
}

public sealed record ShownPlace(
    ServicePoint Place,
    string Anchor,
    IReadOnlyList<(DateOnly On, string Words)> SpecialDays
);
