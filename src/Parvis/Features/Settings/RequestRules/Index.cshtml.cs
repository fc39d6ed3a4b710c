using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Settings.RequestRules;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(TownService towns) : PageModel, IRedisplayed
{
    [BindProperty]
    public RequestRulesForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (rules, version) = await towns.FindRulesAsync(cancellationToken);
        Input = RequestRulesForm.Of(rules, version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (current, _) = await towns.FindRulesAsync(cancellationToken);
        await towns.SaveRulesAsync(Input.Over(current), Input.Version, cancellationToken);
        TempData["Done"] = "Les règles des demandes sont enregistrées.";
        return Redirect(SettingsLinks.RequestRules);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var (stored, version) = await towns.FindRulesAsync(HttpContext.RequestAborted);
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            TownService.Describe(stored),
            TownService.Describe(Input.Over(stored))
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
