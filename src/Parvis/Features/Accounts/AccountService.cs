using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Accounts;

/// <summary>
/// Makes logins and changes what they may do; every change is in the administration journal. Who tells the rest of
/// the program that rights moved is the caller, one floor up.
/// </summary>
public sealed class AccountService(
    ParvisDbContext db,
    UserManager<Account> accounts,
    AdministrationJournal journal,
    Transactions transactions,
    TimeProvider clock
)
{
    public static readonly TimeSpan TemporaryPasswordLife = TimeSpan.FromDays(3);

    public Task<Account?> FindAsync(Guid id) => accounts.FindByIdAsync(id.ToString());

    public Task<Account?> FindAsync(string userName) => accounts.FindByNameAsync(userName.Trim());

    /// <summary>Makes a login with a password of its owner's choice.</summary>
    public Task<Account> CreateAsync(
        NewAccount asked,
        string password,
        string? by,
        CancellationToken cancellationToken
    ) => transactions.RunAsync(() => CreateAsync(asked, password, until: null, by), cancellationToken);

    /// <summary>Makes a login with a password shown once, that its owner must change at the first sign-in.</summary>
    public Task<(Account Account, string Password)> CreateAsync(
        NewAccount asked,
        string? by,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var password = OneTimePassword.New();
                return (await CreateAsync(asked, password, Now + TemporaryPasswordLife, by), password);
            },
            cancellationToken
        );

    async Task<Account> CreateAsync(NewAccount asked, string password, DateTime? until, string? by)
    {
        if (string.IsNullOrWhiteSpace(asked.UserName))
            throw new RefusedException("Donnez un identifiant.", nameof(asked.UserName));
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = asked.UserName.Trim(),
            Email = string.IsNullOrWhiteSpace(asked.Email) ? null : asked.Email.Trim(),
            Roles = asked.Roles,
            TemporaryPasswordUntil = until,
        };
        Refuse(await accounts.CreateAsync(account, password), nameof(asked.UserName));
        var roles = asked.Roles == TownRoles.None ? "" : $", {asked.Roles.InFrench()}";
        journal.Write($"Compte « {account.UserName} » créé pour {asked.Owner}{roles}", by: by);
        return account;
    }

    /// <summary>A new password shown once; whoever is signed in with the old one is signed out.</summary>
    public Task<string> ResetPasswordAsync(Account account, string? by, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var password = OneTimePassword.New();
                account.TemporaryPasswordUntil = Now + TemporaryPasswordLife;
                account.LockoutEnd = null;
                account.AccessFailedCount = 0;
                var token = await accounts.GeneratePasswordResetTokenAsync(account);
                Refuse(await accounts.ResetPasswordAsync(account, token, password), "");
                journal.Write($"Mot de passe du compte « {account.UserName} » remplacé", by: by);
                return password;
            },
            cancellationToken
        );

    /// <summary>Its owner's own choice.</summary>
    public Task ChangePasswordAsync(
        Account account,
        string current,
        string wanted,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                if (string.Equals(current, wanted, StringComparison.Ordinal))
                    throw new RefusedException("Choisissez un mot de passe différent de l'actuel.", "NewPassword");
                account.TemporaryPasswordUntil = null;
                var result = await accounts.ChangePasswordAsync(account, current, wanted);
                Refuse(
                    result,
                    result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                        ? "CurrentPassword"
                        : "NewPassword"
                );
            },
            cancellationToken
        );

    public Task UnlockAsync(Account account, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                account.LockoutEnd = null;
                account.AccessFailedCount = 0;
                Refuse(await accounts.UpdateAsync(account), "");
                journal.Write($"Compte « {account.UserName} » déverrouillé");
            },
            cancellationToken
        );

    public Task DisableAsync(Account account, bool disabled, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (account.Disabled == disabled)
                    return;
                if (disabled)
                    await RefuseTheLastAdministratorAsync(account, cancellationToken);
                account.Disabled = disabled;
                Refuse(await accounts.UpdateSecurityStampAsync(account), "");
                journal.Write($"Compte « {account.UserName} » {(disabled ? "désactivé" : "réactivé")}");
            },
            cancellationToken
        );

    public Task SetRolesAsync(Account account, TownRoles roles, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                // Being elected comes with the mandate, helping with its own sheet: neither is a box to tick.
                const TownRoles bySheet = TownRoles.ElectedOfficial | TownRoles.Helper;
                roles = (roles & ~bySheet) | (account.Roles & bySheet);
                if (account.Roles.HasFlag(TownRoles.Helper) && roles != TownRoles.Helper)
                    throw new RefusedException("Un aidant ne tient aucun rôle dans la commune.", nameof(account.Roles));
                if (account.Roles == roles)
                    return;
                if (!roles.HasFlag(TownRoles.Administrator))
                    await RefuseTheLastAdministratorAsync(account, cancellationToken);
                var (before, after) = (Words(account.Roles), Words(roles));
                account.Roles = roles;
                Refuse(await accounts.UpdateAsync(account), "");
                journal.Write($"Rôles du compte « {account.UserName} » : {before} → {after}");
            },
            cancellationToken
        );

    /// <summary>Somebody must remain who can open the settings.</summary>
    public async Task RefuseTheLastAdministratorAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId);
        if (account is not null)
            await RefuseTheLastAdministratorAsync(account, cancellationToken);
    }

    async Task RefuseTheLastAdministratorAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.Disabled || !account.Roles.HasFlag(TownRoles.Administrator))
            return;
        var another = await db.Set<Account>()
            .AnyAsync(
                a =>
                    a.Id != account.Id && !a.Disabled && (a.Roles & TownRoles.Administrator) == TownRoles.Administrator,
                cancellationToken
            );
        if (!another)
            throw new RefusedException(
                "C'est le dernier administrateur. Nommez-en un autre d'abord, sinon plus personne ne tiendrait les réglages."
            );
    }

    static string Words(TownRoles roles) => roles == TownRoles.None ? "aucun" : roles.InFrench();

    static void Refuse(IdentityResult result, string field)
    {
        if (result.Succeeded)
            return;
        var password = result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal));
        throw new RefusedException(
            string.Join(' ', result.Errors.Select(e => e.Description)),
            password && field == nameof(NewAccount.UserName) ? "Password" : field
        );
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}

public sealed record NewAccount
{
    public required string UserName { get; init; }

    /// <summary>Whose login it is, for the journal.</summary>
    public required string Owner { get; init; }

    public string? Email { get; init; }

    public TownRoles Roles { get; init; }
}
