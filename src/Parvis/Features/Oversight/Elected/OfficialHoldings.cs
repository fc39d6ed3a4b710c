using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Oversight.Elected;

/// <summary>What elected officials typed to find somebody, what they were shown, what they noted in the street.</summary>
public sealed class OfficialHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public const string Erased = "(effacé)";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        foreach (var look in await LooksAsync(scope, cancellationToken))
            into.Add(
                "Les recherches des élus",
                new HeldItem
                {
                    Key = $"official:{look.Id}",
                    Title = "Recherche d'un élu",
                    At = look.At,
                    Facts = [new("Ce qui a été écrit", look.Typed)],
                }
            );
    }

    /// <summary>That an official looked stays; for whom does not.</summary>
    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        if (scope.Sheets.Count > 0)
        {
            var looks = (await LooksAsync(scope, cancellationToken)).ConvertAll(l => l.Id);
            await db.Set<OfficialLook>()
                .Where(l => looks.Contains(l.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Typed, Erased), cancellationToken);
        }

        await db.Set<StreetNote>().Where(n => ids.Contains(n.RequestId)).ExecuteDeleteAsync(cancellationToken);
        var shown = await db.Set<OfficialLook>()
            .Where(l => l.Shown.Any(s => ids.Contains(s.RequestId)))
            .ToListAsync(cancellationToken);
        foreach (var look in shown)
            look.Forget(ids);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Those that led to their requests, and those whose words are all in their name.</summary>
    async Task<List<OfficialTyped>> LooksAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var words = scope.Known.FullNames.SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        var looks = await db.Set<OfficialLook>()
            .OrderBy(l => l.Id)
            .Select(l => new OfficialTyped(l.Id, l.At, l.Typed, l.Shown.Any(s => ids.Contains(s.RequestId))))
            .ToListAsync(cancellationToken);
        return [.. looks.Where(l => l.Typed != Erased && (l.Led || Words(l.Typed).All(words.Contains)))];
    }

    static string[] Words(string name) => Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

public sealed record OfficialTyped(long Id, DateTime At, string Typed, bool Led);
