using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Logins;

[Authorize(Policies.Administrator)]
public sealed class EditModel(AccountService accounts, LoginService logins, CurrentViewer viewer, TownClock clock)
    : PageModel,
        IRedisplayed
{
    /// <summary>Travels sealed from the page that makes the password to the one page that shows it.</summary>
    public const string OneTimePasswordKey = "OneTimePassword";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<TownRoles> Roles { get; set; } = [];

    public Account Account { get; private set; } = null!;

    public LoginOwner? Owner { get; private set; }

    public string? OneTimePassword { get; private set; }

    public DateTime? SignedInAt { get; private set; }

    public DateTime? TemporaryUntil { get; private set; }

    public bool IsMe => Account.Id == viewer.Value.AccountId;

    public bool LockedOut => Account.LockedOutAt(new DateTimeOffset(clock.UtcNow));

    public IEnumerable<SelectListItem> RoleChoices =>
        AccountWords.Roles.Select(r => new SelectListItem($"{r.Name} : {r.Allows}", r.Role.ToString()));

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await RedisplayAsync();
        if (Account is null)
            return answer;
        OneTimePassword = TempData[OneTimePasswordKey] as string;
        return answer;
    }

    public Task<IActionResult> OnPostRolesAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "Ses rôles sont enregistrés.",
            account =>
                logins.SetRolesAsync(
                    account,
                    Roles.Aggregate(TownRoles.None, (all, role) => all | role),
                    cancellationToken
                )
        );

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "Le compte est désactivé : la personne n'a plus accès à rien.",
            account => logins.DisableAsync(account, disabled: true, cancellationToken)
        );

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "Le compte est réactivé.",
            account => logins.DisableAsync(account, disabled: false, cancellationToken)
        );

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) =>
        ChangeAsync("Le compte est déverrouillé.", account => logins.UnlockAsync(account, cancellationToken));

    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            done: null,
            async account =>
                TempData[OneTimePasswordKey] = await logins.ResetPasswordAsync(account, by: null, cancellationToken)
        );

    async Task<IActionResult> ChangeAsync(string? done, Func<Account, Task> change)
    {
        var account = await accounts.FindAsync(Id);
        if (account is null)
            return NotFound();
        await change(account);
        if (done is not null)
            TempData["Done"] = done;
        return Redirect(OrganisationLinks.Login(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var account = await accounts.FindAsync(Id);
        if (account is null)
            return NotFound();
        Account = account;
        // Only the form about roles holds roles that were typed.
        if (!string.Equals(Request.Query["handler"], "Roles", StringComparison.Ordinal))
            Roles = [.. AccountWords.Roles.Select(r => r.Role).Where(r => account.Roles.HasFlag(r))];
        Owner = await logins.OwnerOfAsync(Id, HttpContext.RequestAborted);
        if (account.LastSignInAt is { } at)
            SignedInAt = await clock.ToLocalAsync(at, HttpContext.RequestAborted);
        if (account.TemporaryPasswordUntil is { } until)
            TemporaryUntil = await clock.ToLocalAsync(until, HttpContext.RequestAborted);
        return Page();
    }
}
