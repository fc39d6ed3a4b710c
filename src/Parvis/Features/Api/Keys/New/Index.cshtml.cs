using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Api.Keys.New;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(ApiKeyService keys) : PageModel, IRedisplayed
{
    [BindProperty]
    [Required(ErrorMessage = "Donnez un nom à la clé : celui du logiciel qui s'en servira.")]
    [StringLength(ApiKey.MaxName)]
    public string? Name { get; set; }

    [BindProperty]
    public List<ApiScopes> Scopes { get; set; } = [];

    [BindProperty]
    [Range(1, ApiKey.HighestLimit)]
    public int RequestsPerMinute { get; set; } = ApiKey.UsualLimit;

    public IEnumerable<SelectListItem> ScopeChoices =>
        ApiScopeWords.All.Select(s => new SelectListItem(s.InFrench, s.Scope.ToString()));

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var asked = new NewApiKey(
            Name ?? "",
            Scopes.Aggregate(ApiScopes.None, (all, scope) => all | scope),
            RequestsPerMinute
        );
        var (key, token) = await keys.CreateAsync(asked, by: null, cancellationToken);
        TempData[Edit.IndexModel.TokenKey] = token;
        return Redirect(ApiLinks.Key(key.Id));
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
