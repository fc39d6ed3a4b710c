using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>A slice that keeps bytes: they go once no slice holds them any more.</summary>
public interface IBlobHolder
{
    /// <summary>Those of these hashes that it holds.</summary>
    Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    );
}

/// <summary>The files of requests; those that leave with an answer are among them.</summary>
public sealed class RequestBlobs(ParvisDbContext db) : IBlobHolder
{
    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<RequestFile>()
            .Where(f => hashes.Contains(f.Hash))
            .Select(f => f.Hash)
            .Distinct()
            .ToListAsync(cancellationToken);
}

/// <summary>The town's logo.</summary>
public sealed class TownBlobs(SettingsStore settings) : IBlobHolder
{
    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) => (await settings.GetAsync<TownSettings>(cancellationToken)).LogoBlob is { } logo ? [logo] : [];
}
