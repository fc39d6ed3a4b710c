using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Knowledge.New;

/// <summary>Any agent may propose a sheet; who answers for it publishes.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(KnowledgeService sheets, TopicCatalogue topics, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public SheetKind Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "sujet")]
    public Guid? TopicId { get; set; }

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [.. Enum.GetValues<SheetKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()))];

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var sheet = await sheets.BeginAsync(Title, Kind, TopicId, viewer.Value, cancellationToken);
        TempData["Done"] = "Le brouillon est commencé. Écrivez-le passage par passage.";
        return Redirect(KnowledgeLinks.Compose(sheet.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var tree = await topics.GetAsync(HttpContext.RequestAborted);
        Topics =
        [
            new SelectListItem("Aucun en particulier", ""),
            .. tree.OpenTo(viewer.Value).Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
        return Page();
    }
}
