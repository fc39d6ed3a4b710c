using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

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
public sealed class VersionStamp : BeforeSaving
{
    protected override void Look(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(IVersioned.Version)) + 1;
        }
    }
}
