using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Logins;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(LoginList list, TownClock clock) : PageModel
{
    const int PageSize = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "apres", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<(LoginRow Login, DateTime? SignedInAt)> Logins { get; private set; } = [];

    public string? Next { get; private set; }

    public string? First => After is null ? null : Url.Page(null, new { q = Search, apres = (string?)null });

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await list.ReadAsync(Search, After, PageSize + 1, cancellationToken);
        var shown = new List<(LoginRow, DateTime?)>();
        foreach (var row in rows.Take(PageSize))
            shown.Add((row, row.LastSignInAt is { } at ? await clock.ToLocalAsync(at, cancellationToken) : null));
        Logins = shown;
        if (rows.Count > PageSize)
            Next = Url.Page(null, new { q = Search, apres = rows[PageSize - 1].SortKey });
    }

    public string StateOf(LoginRow login) =>
        login switch
        {
            { Disabled: true } => "désactivé",
            _ when login.LockoutEnd > new DateTimeOffset(clock.UtcNow) => "verrouillé après trop d'essais",
            { Temporary: true } => "mot de passe à choisir",
            _ => "actif",
        };
}
