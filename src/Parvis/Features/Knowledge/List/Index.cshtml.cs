using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Knowledge.List;

/// <summary>Every sheet this agent may know of: searched, and filtered by what it needs.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(SheetList list, SheetReadings readings, CurrentViewer viewer) : PageModel
{
    const int MostTyped = 100;
    const int PageLength = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "filtre")]
    public string? Filter { get; set; }

    /// <summary>From 0.</summary>
    [BindProperty(SupportsGet = true, Name = "page-de-la-liste")]
    public int Number { get; set; }

    public IReadOnlyList<SheetFilter> Filters { get; private set; } = [];

    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await list.ReadAsync(viewer.Value, cancellationToken);
        var awaited = (await readings.AwaitedAsync(viewer.Value, cancellationToken)).Select(s => s.Id).ToHashSet();
        var work = viewer.Value.WorkOf;
        Filters =
        [
            Of("", "Publiées", r => r.Sheet.State == SheetState.Published),
            Of("a-lire", "À lire", r => awaited.Contains(r.Sheet.Id)),
            Of(
                "a-relire",
                "À relire",
                r => r.MayWrite && (r.IsToReview || (r.Remarks > 0 && r.Sheet.State == SheetState.Published))
            ),
            Of("brouillons", "Brouillons", r => r.Sheet.State == SheetState.Draft),
            Of("miennes", "Les miennes", r => r.Keeper is { } keeper && work.Contains(keeper.Id)),
            Of("retirees", "Retirées", r => r.Sheet.State == SheetState.Retired),
        ];
        var chosen = Filters.FirstOrDefault(f => f.Word == (Filter ?? "")) ?? Filters[0];
        Filter = chosen.Word;
        var typed = Query?.CutTo(MostTyped) ?? "";
        var found = SheetList.Search(chosen.Rows, typed);
        Number = Math.Clamp(Number, 0, Math.Max(0, (found.Count - 1) / PageLength));
        Rows = [.. found.Skip(Number * PageLength).Take(PageLength)];
        Previous = Number > 0 ? At(Number - 1) : null;
        Next = found.Count > (Number + 1) * PageLength ? At(Number + 1) : null;

        SheetFilter Of(string word, string words, Func<SheetRow, bool> keeps) =>
            new(word, words, [.. all.Where(keeps)]);
    }

    public string AddressOf(SheetFilter filter) =>
        filter.Word.Length == 0 ? KnowledgeLinks.List : KnowledgeLinks.Filtered(filter.Word);

    string At(int number) =>
        $"{KnowledgeLinks.List}?filtre={Filter}&q={Uri.EscapeDataString(Query ?? "")}&page-de-la-liste={number}";
}

/// <summary>One choice above the list.</summary>
/// <param name="Word">In the address; empty for the usual one.</param>
/// <param name="Words">On the screen.</param>
/// <param name="Rows">Those it keeps.</param>
public sealed record SheetFilter(string Word, string Words, IReadOnlyList<SheetRow> Rows);
