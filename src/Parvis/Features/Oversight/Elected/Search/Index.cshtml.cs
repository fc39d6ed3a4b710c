using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.Search;

/// <summary>The name is posted, so that it stays out of addresses, histories and server logs.</summary>
[Authorize(Policies.ElectedOfficial)]
public sealed class IndexModel(OfficialSearch search, DelegationService delegations, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Topics = await delegations.TopicsOfAsync(viewer.Value.ElectedOfficialId!.Value, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var look = await search.LookAsync(viewer.Value, Name, cancellationToken);
        return Redirect(OversightLinks.OfficialAnswer(look.PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }
}
