using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Api.Keys;

/// <summary>Makes and revokes keys, on the settings page and on the command line alike.</summary>
public sealed class ApiKeyService(
    ParvisDbContext db,
    Transactions transactions,
    ApiKeyRing ring,
    AdministrationJournal journal,
    TimeProvider clock
)
{
    /// <summary>The token comes back once, to be handed over.</summary>
    public async Task<(ApiKey Key, string Token)> CreateAsync(
        NewApiKey asked,
        string? by,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await transactions.RunAsync(() => AddAsync(asked, by, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // Somebody took the name at the same moment.
            throw NameTaken();
        }
    }

    async Task<(ApiKey Key, string Token)> AddAsync(NewApiKey asked, string? by, CancellationToken cancellationToken)
    {
        var made = ApiKey.Create(asked, clock.GetUtcNow().UtcDateTime);
        // The timeline tells keys apart by their names.
        if (
            await db.Set<ApiKey>()
                .AnyAsync(k => k.NameKey == made.Key.NameKey && k.RevokedAt == null, cancellationToken)
        )
            throw NameTaken();
        db.Add(made.Key);
        journal.Write($"clé d'API « {made.Key.Name} » créée ({string.Join(", ", made.Key.Scopes.Words())})", by: by);
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }

    static RefusedException NameTaken() =>
        new("Une clé porte déjà ce nom : révoquez-la d'abord, ou choisissez-en un autre.", "Name");

    /// <summary>The living first, the newest first.</summary>
    public Task<List<ApiKey>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<ApiKey>()
            .AsNoTracking()
            .OrderBy(k => k.RevokedAt != null)
            .ThenByDescending(k => k.CreatedAt)
            .ThenBy(k => k.Prefix)
            .ToListAsync(cancellationToken);

    public Task<ApiKey?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, cancellationToken);

    /// <summary>By its prefix, or by its name while it is in use; null when there is none.</summary>
    public Task<ApiKey?> FindAsync(string nameOrPrefix, CancellationToken cancellationToken)
    {
        var name = ApiKey.NameKeyOf(nameOrPrefix);
        return db.Set<ApiKey>()
            .AsNoTracking()
            .Where(k => k.RevokedAt == null && (k.Prefix == nameOrPrefix || k.NameKey == name))
            .OrderBy(k => k.Prefix == nameOrPrefix ? 0 : 1)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>In this process it opens nothing more at once; elsewhere, within seconds.</summary>
    public Task<ApiKey?> RevokeAsync(Guid id, string? by, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == id, cancellationToken);
                if (key is not { RevokedAt: null })
                    return key;
                key.Revoke(clock.GetUtcNow().UtcDateTime);
                journal.Write($"clé d'API « {key.Name} » révoquée", by: by);
                transactions.AfterCommit(ring.Forget);
                return key;
            },
            cancellationToken
        );
}
