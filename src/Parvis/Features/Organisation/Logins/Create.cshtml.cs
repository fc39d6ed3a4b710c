using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Accounts;
using Parvis.Web;

namespace Parvis.Features.Organisation.Logins;

[Authorize(Policies.Administrator)]
public sealed class CreateModel(LoginService logins) : PageModel, IRedisplayed
{
    [BindProperty(Name = "agent", SupportsGet = true)]
    public Guid? AgentId { get; set; }

    [BindProperty(Name = "elu", SupportsGet = true)]
    public Guid? OfficialId { get; set; }

    [BindProperty(Name = "aidant", SupportsGet = true)]
    public Guid? HelperId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Donnez un identifiant."), StringLength(100)]
    public string? UserName { get; set; }

    [BindProperty]
    [StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [BindProperty]
    public List<TownRoles> Roles { get; set; } = [];

    public LoginOwner Owner { get; private set; } = null!;

    public IEnumerable<SelectListItem> RoleChoices =>
        AccountWords.Roles.Select(r => new SelectListItem($"{r.Name} : {r.Allows}", r.Role.ToString()));

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await RedisplayAsync();
        if (Owner is null)
            return answer;
        UserName = LoginService.SuggestUserName(Owner);
        Email = Owner.Email;
        return answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var owner = await logins.OwnerAsync(AgentId, OfficialId, cancellationToken, HelperId);
        if (owner is null)
            return NotFound();
        var roles = Roles.Aggregate(TownRoles.None, (all, role) => all | role);
        var (account, password) = await logins.GiveAsync(
            owner,
            UserName ?? "",
            Email,
            roles,
            by: null,
            cancellationToken
        );
        TempData[EditModel.OneTimePasswordKey] = password;
        return Redirect(OrganisationLinks.Login(account.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var owner = await logins.OwnerAsync(AgentId, OfficialId, HttpContext.RequestAborted, HelperId);
        if (owner is null)
            return NotFound();
        if (owner.AccountId is { } accountId)
            return Redirect(OrganisationLinks.Login(accountId));
        Owner = owner;
        return Page();
    }
}
