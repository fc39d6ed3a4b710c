using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;

namespace Parvis.Features.Organisation;

/// <summary>Every login with its owner, by identifier.</summary>
public sealed class LoginList(ParvisDbContext db)
{
    public Task<List<LoginRow>> ReadAsync(string? search, string? after, int take, CancellationToken cancellationToken)
    {
        var folded = Folding.Fold(search);
        var typed = (search ?? "").Trim().ToUpperInvariant();
        var rows =
            from account in db.Set<Account>()
            join agent in db.Set<Agent>() on account.Id equals agent.AccountId into agents
            from agent in agents.DefaultIfEmpty()
            join official in db.Set<ElectedOfficial>() on account.Id equals official.AccountId into officials
            from official in officials.DefaultIfEmpty()
            join helper in db.Set<Helper>() on account.Id equals helper.AccountId into helpers
            from helper in helpers.DefaultIfEmpty()
            where
                folded == ""
                || account.NormalizedUserName!.Contains(typed)
                || agent.SortName.Contains(folded)
                || official.SortName.Contains(folded)
                || helper.SortName.Contains(folded)
            where after == null || account.NormalizedUserName!.CompareTo(after) > 0
            orderby account.NormalizedUserName
            select new LoginRow
            {
                Id = account.Id,
                UserName = account.UserName!,
                SortKey = account.NormalizedUserName!,
                Owner = agent.FullName ?? official.FullName ?? helper.FullName ?? "",
                Roles = account.Roles,
                Disabled = account.Disabled,
                LockoutEnd = account.LockoutEnd,
                LastSignInAt = account.LastSignInAt,
                Temporary = account.TemporaryPasswordUntil != null,
            };
        return rows.Take(take).ToListAsync(cancellationToken);
    }
}

public sealed record LoginRow
{
    public required Guid Id { get; init; }

    public required string UserName { get; init; }

    public required string SortKey { get; init; }

    public required string Owner { get; init; }

    public required TownRoles Roles { get; init; }

    public required bool Disabled { get; init; }

    public required DateTimeOffset? LockoutEnd { get; init; }

    public required DateTime? LastSignInAt { get; init; }

    public required bool Temporary { get; init; }
}
