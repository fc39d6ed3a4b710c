using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Block;

/// <summary>One passage, written or changed.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(KnowledgeService sheets, CurrentViewer viewer)
    : SheetPageModel(sheets, viewer),
        IRedisplayed
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "nature")]
    public SheetBlockKind Kind { get; set; }

    [BindProperty]
    public BlockForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public IReadOnlyList<SelectListItem> Audiences { get; } =
    [.. Enum.GetValues<SheetAudience>().Select(a => new SelectListItem(a.InFrench(), a.ToString()))];

    public IReadOnlyList<SelectListItem> Levels { get; } =
    [new("1 : l'accueil répond avec", "1"), new("2 : le service répond avec", "2")];

    public IReadOnlyList<SelectListItem> Pictograms { get; } =
    [new("Aucun", ""), .. SheetPictograms.Words.Select(p => new SelectListItem(p.Value, p.Key))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Key is null)
            Input = new BlockForm { Kind = Kind };
        else if (Working.Find(Key) is { } block)
            Input = BlockForm.Of(block);
        else
            return NotFound();
        SeeNow();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        if (Key is not null && Working.Find(Key) is null)
            throw new RefusedException("Ce passage a été retiré de la fiche.");
        var block = Input.Read(Key ?? RandomId.New()).Checked();
        Compose((content, at) => content.With(block, at));
        return Back(
            Sheet.WasPublished
                ? "Le passage est enregistré. Il sera lu quand vous publierez la fiche."
                : "Le passage est enregistré."
        );
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Working.Find(Key) is { } stored)
            Conflict = EditConflict.Between(Seen, Sheet.Version, BlockForm.Of(stored).Describe(), Input.Describe());
        SeeNow();
        return Page();
    }
}
