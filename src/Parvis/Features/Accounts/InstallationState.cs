using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Accounts;

/// <summary>Whether somebody can sign in. Once true it stays so: the set-up is never offered again.</summary>
public sealed class InstallationState(IServiceScopeFactory scopes)
{
    volatile bool installed;

    public async ValueTask<bool> IsInstalledAsync(CancellationToken cancellationToken = default)
    {
        if (installed)
            return true;
        // A scope of its own: an installation that is rolled back has not happened.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        return installed = await db.Set<Account>().AnyAsync(cancellationToken);
    }
}
