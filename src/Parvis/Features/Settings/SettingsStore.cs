using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Settings;

/// <summary>Reads settings from memory, where they are refreshed every minute and at each local change.</summary>
public sealed class SettingsCache(TimeProvider clock)
{
    static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, (object Value, DateTimeOffset ReadAt)> values = new(StringComparer.Ordinal);

    public bool TryGet<T>(out T value)
        where T : class
    {
        if (values.TryGetValue(typeof(T).Name, out var cached) && clock.GetUtcNow() - cached.ReadAt < Freshness)
        {
            value = (T)cached.Value;
            return true;
        }

        value = null!;
        return false;
    }

    public void Set<T>(T value)
        where T : class => values[typeof(T).Name] = (value, clock.GetUtcNow());

    public void Forget<T>() => values.TryRemove(typeof(T).Name, out _);
}

public sealed class SettingsStore(ParvisDbContext db, SettingsCache cache, Transactions transactions)
{
    public async ValueTask<T> GetAsync<T>(CancellationToken cancellationToken = default)
        where T : class, new()
    {
        if (cache.TryGet<T>(out var cached))
            return cached;
        var name = typeof(T).Name;
        var json = await db.Set<Setting>()
            .Where(s => s.Name == name)
            .Select(s => s.Json)
            .FirstOrDefaultAsync(cancellationToken);
        var value = json is null ? new T() : JsonSerializer.Deserialize<T>(json) ?? new T();
        cache.Set(value);
        return value;
    }

    /// <summary>What is stored now, for a form; never from memory.</summary>
    public async Task<(T Value, int Version)> GetForEditAsync<T>(CancellationToken cancellationToken)
        where T : class, new()
    {
        var name = typeof(T).Name;
        var setting = await db.Set<Setting>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.Name == name, cancellationToken);
        return setting is null
            ? (new T(), 0)
            : (JsonSerializer.Deserialize<T>(setting.Json) ?? new T(), setting.Version);
    }

    /// <param name="value">Replaces the whole group.</param>
    /// <param name="seen">The version the form was made from, when a person edits it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task SaveAsync<T>(T value, int? seen = null, CancellationToken cancellationToken = default)
        where T : class, new()
    {
        var name = typeof(T).Name;
        var json = JsonSerializer.Serialize(value);
        var setting = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == name, cancellationToken);
        if (setting is null)
        {
            // The first save makes version 1: a form made before it, from nothing, is then out of date.
            db.Add(
                new Setting
                {
                    Name = name,
                    Json = json,
                    Version = 1,
                }
            );
        }
        else
        {
            setting.MustBe(seen ?? setting.Version);
            setting.Json = json;
        }

        transactions.AfterCommit(cache.Forget<T>);
    }
}
