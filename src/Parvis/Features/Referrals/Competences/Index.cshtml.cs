using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Referrals.Competences;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(CompetenceService competences, PartnerService partners, TopicCatalogue topics)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public Guid? TopicId { get; set; }

    [BindProperty]
    public Guid? PartnerId { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    public IReadOnlyList<CompetenceRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PartnerChoices { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        await competences.AddAsync(TopicId, Place, PartnerId, Aborted);
        return Done("La ligne est ajoutée.");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        await competences.ConfirmAsync(id, Aborted);
        return Done("La ligne est confirmée.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        await competences.RemoveAsync(id, Aborted);
        return Done("La ligne est retirée.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Rows = await competences.ReadAsync(Aborted);
        TopicChoices =
        [
            new("Choisir un sujet", ""),
            .. (await topics.GetAsync(Aborted))
                .All.Where(t => t.Active)
                .Select(t => new SelectListItem(t.Path, $"{t.Id}")),
        ];
        PartnerChoices =
        [
            new("Choisir un organisme", ""),
            .. (await partners.AllAsync(Aborted))
                .Where(p => p.Active)
                .Select(p => new SelectListItem(p.Name, $"{p.Id}")),
        ];
        return Page();
    }

    RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect(ReferralLinks.Competences);
    }
}
