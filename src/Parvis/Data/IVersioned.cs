using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.Data;

/// <summary>A record that people edit: two people saving the same version is found out, never overwritten.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

public static class Versions
{
    /// <summary>
    /// Refuses to write over what somebody saved since the form was shown; the concurrency token catches the two who
    /// save in the same instant.
    /// </summary>
    public static void MustBe(this IVersioned record, int seen)
    {
        if (record.Version != seen)
            throw new DbUpdateConcurrencyException($"Version {seen} was edited, {record.Version} is stored.");
    }
}

/// <summary>Moves the version on at each change; the mapping declares it a concurrency token.</summary>
public sealed class VersionStamp : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Stamp(eventData.Context);
        return ValueTask.FromResult(result);
    }

    static void Stamp(DbContext? context)
    {
        if (context is null)
            return;
        foreach (var entry in context.ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(IVersioned.Version)) + 1;
        }
    }
}
