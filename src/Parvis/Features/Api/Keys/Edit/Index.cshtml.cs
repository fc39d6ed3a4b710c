using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Api.Keys.Edit;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(ApiKeyService keys, TownClock clock) : PageModel
{
    /// <summary>Travels sealed from the page that makes the key to the one page that shows it.</summary>
    public const string TokenKey = "ApiKeyToken";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ApiKey Key { get; private set; } = null!;

    public string? Token { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(Id, cancellationToken) is not { } key)
            return NotFound();
        Key = key;
        Token = TempData[TokenKey] as string;
        CreatedAt = await clock.ToLocalAsync(key.CreatedAt, cancellationToken);
        UsedAt = key.LastUsedAt is { } used ? await clock.ToLocalAsync(used, cancellationToken) : null;
        RevokedAt = key.RevokedAt is { } revoked ? await clock.ToLocalAsync(revoked, cancellationToken) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await keys.RevokeAsync(Id, by: null, cancellationToken) is not { } key)
            return NotFound();
        TempData["Done"] = $"La clé « {key.Name} » est révoquée : elle n'ouvre plus rien.";
        return Redirect(ApiLinks.Key(Id));
    }
}
