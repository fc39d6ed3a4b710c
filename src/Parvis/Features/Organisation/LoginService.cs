using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;

namespace Parvis.Features.Organisation;

/// <summary>Gives agents, elected officials and helpers their login: the account below, and whose it is.</summary>
public sealed class LoginService(
    ParvisDbContext db,
    AccountService accounts,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public async Task<LoginOwner?> OwnerAsync(
        Guid? agentId,
        Guid? officialId,
        CancellationToken cancellationToken,
        Guid? helperId = null
    ) =>
        agentId is { } agent ? await AgentAsync(db.Set<Agent>().Where(a => a.Id == agent), cancellationToken)
        : helperId is { } helper ? await HelperAsync(db.Set<Helper>().Where(h => h.Id == helper), cancellationToken)
        : await OfficialAsync(db.Set<ElectedOfficial>().Where(e => e.Id == officialId), cancellationToken);

    public async Task<LoginOwner?> OwnerOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await AgentAsync(db.Set<Agent>().Where(a => a.AccountId == accountId), cancellationToken)
        ?? await OfficialAsync(db.Set<ElectedOfficial>().Where(e => e.AccountId == accountId), cancellationToken)
        ?? await HelperAsync(db.Set<Helper>().Where(h => h.AccountId == accountId), cancellationToken);

    static Task<LoginOwner?> HelperAsync(IQueryable<Helper> helpers, CancellationToken cancellationToken) =>
        helpers
            .Select(h => new LoginOwner(
                null,
                null,
                h.FirstName,
                h.LastName,
                h.FullName,
                h.Organisation,
                h.Email,
                h.AccountId,
                h.Id
            ))
            .FirstOrDefaultAsync(cancellationToken);

    static Task<LoginOwner?> AgentAsync(IQueryable<Agent> agents, CancellationToken cancellationToken) =>
        agents
            .Select(a => new LoginOwner(
                a.Id,
                null,
                a.FirstName,
                a.LastName,
                a.FullName,
                a.Function,
                a.Email,
                a.AccountId,
                null
            ))
            .FirstOrDefaultAsync(cancellationToken);

    static Task<LoginOwner?> OfficialAsync(
        IQueryable<ElectedOfficial> officials,
        CancellationToken cancellationToken
    ) =>
        officials
            .Select(e => new LoginOwner(
                null,
                e.Id,
                e.FirstName,
                e.LastName,
                e.FullName,
                e.Function,
                "",
                e.AccountId,
                null
            ))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The password comes back once, to be handed over.</summary>
    public Task<(Account Account, string Password)> GiveAsync(
        LoginOwner owner,
        string userName,
        string? email,
        TownRoles roles,
        string? by,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                if (owner.AccountId is not null)
                    throw new RefusedException($"{owner.FullName} a déjà un compte.");
                var made = await accounts.CreateAsync(
                    new NewAccount
                    {
                        UserName = userName,
                        Owner = owner.FullName,
                        Email = email,
                        Roles =
                            owner.OfficialId is not null ? TownRoles.ElectedOfficial
                            : owner.HelperId is not null ? TownRoles.Helper
                            : roles & ~(TownRoles.ElectedOfficial | TownRoles.Helper),
                    },
                    by,
                    cancellationToken
                );
                await AttachAsync(owner, made.Account.Id, cancellationToken);
                return made;
            },
            cancellationToken
        );

    async Task AttachAsync(LoginOwner owner, Guid accountId, CancellationToken cancellationToken)
    {
        if (owner.AgentId is { } agentId)
            (await db.Set<Agent>().SingleAsync(a => a.Id == agentId, cancellationToken)).GiveAccount(accountId);
        else if (owner.HelperId is { } helperId)
            (await db.Set<Helper>().SingleAsync(h => h.Id == helperId, cancellationToken)).GiveAccount(accountId);
        else
            (await db.Set<ElectedOfficial>().SingleAsync(e => e.Id == owner.OfficialId, cancellationToken)).GiveAccount(
                accountId
            );
        transactions.AfterCommit(epoch.Advance);
    }

    /// <summary>« anne.morel », to be changed at will.</summary>
    public static string SuggestUserName(LoginOwner owner) =>
        $"{Folding.Fold(owner.FirstName)} {Folding.Fold(owner.LastName)}".Trim().Replace(' ', '.');

    public Task DisableAsync(Account account, bool disabled, CancellationToken cancellationToken) =>
        ThenAdvanceAsync(() => accounts.DisableAsync(account, disabled, cancellationToken));

    public Task SetRolesAsync(Account account, TownRoles roles, CancellationToken cancellationToken) =>
        ThenAdvanceAsync(() => accounts.SetRolesAsync(account, roles, cancellationToken));

    public Task UnlockAsync(Account account, CancellationToken cancellationToken) =>
        accounts.UnlockAsync(account, cancellationToken);

    public async Task<string> ResetPasswordAsync(Account account, string? by, CancellationToken cancellationToken)
    {
        var password = "";
        await ThenAdvanceAsync(async () =>
            password = await accounts.ResetPasswordAsync(account, by, cancellationToken)
        );
        return password;
    }

    public Task ChangePasswordAsync(
        Account account,
        string current,
        string wanted,
        CancellationToken cancellationToken
    ) => ThenAdvanceAsync(() => accounts.ChangePasswordAsync(account, current, wanted, cancellationToken));

    /// <summary>What is kept in memory about who may do what is read again as soon as the change is durable.</summary>
    Task ThenAdvanceAsync(Func<Task> change) =>
        transactions.RunAsync(
            async () =>
            {
                await change();
                transactions.AfterCommit(epoch.Advance);
            },
            CancellationToken.None
        );
}

/// <summary>An agent, an elected official or a helper, who has a login or not.</summary>
public sealed record LoginOwner(
    Guid? AgentId,
    Guid? OfficialId,
    string FirstName,
    string LastName,
    string FullName,
    string Function,
    string Email,
    Guid? AccountId,
    Guid? HelperId
);
