using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Surveys.Panel.Member;

/// <summary>Where a member agrees, and leaves: for whoever holds the address.</summary>
[AllowAnonymous]
public sealed class IndexModel(PanelService panel) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public PanelMember Found { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (!await FindAsync())
            return NotFound();
        panel.Confirm(Found);
        return Redirect(PanelLinks.Member(Id, Token));
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (!await FindAsync())
            return NotFound();
        panel.Leave(Found);
        return Redirect($"{PanelLinks.Join}?fait=depart");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        return await FindAsync() ? Page() : NotFound();
    }

    async Task<bool> FindAsync()
    {
        if (await panel.FindAsync(Id, Token, HttpContext.RequestAborted) is not { } member)
            return false;
        Found = member;
        return true;
    }
}
