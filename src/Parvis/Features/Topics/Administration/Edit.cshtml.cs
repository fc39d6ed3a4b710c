using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Topics.Administration;

[Authorize(Policies.Administrator)]
public sealed class EditModel(TopicService topics, TopicCatalogue catalogue, OrganisationDirectory directory)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public TopicInput Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public TopicTree Tree { get; private set; } = null!;

    /// <summary>What the law says of it when it says nothing itself.</summary>
    public StatutoryTimeLimit Above => Tree.LimitOf(Input.ParentId);

    public OrganisationSnapshot Names { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            var topic = await topics.FindAsync(id, cancellationToken);
            if (topic is null)
                return NotFound();
            Input = TopicInput.Of(topic);
        }

        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await topics.SaveAsync(Id, Input.ToDraft(), Input.Version, cancellationToken);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"Le sujet « {saved.Name} » est enregistré.";
        return Redirect(TopicLinks.Topics);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Tree = await catalogue.GetAsync(HttpContext.RequestAborted);
        Names = await directory.GetAsync(HttpContext.RequestAborted);
        if (Id is not { } id)
            return Page();
        var stored = await topics.FindAsync(id, HttpContext.RequestAborted);
        if (stored is null)
            return NotFound();
        Conflict = EditConflict.Between(
            Input.Version,
            stored.Version,
            TopicDraft.Of(stored).Describe(Tree, Names),
            Input.ToDraft().Describe(Tree, Names)
        );
        Input.Version = stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
