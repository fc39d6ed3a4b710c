using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Settings;

/// <summary>Writes who changed which right or setting, in the transaction of the change.</summary>
public sealed class AdministrationJournal(ParvisDbContext db, CurrentViewer viewer, TimeProvider clock)
{
    const int MaxWhat = 500;

    /// <param name="what">Past tense, in French, naming what was changed: « service Voirie créé ».</param>
    /// <param name="why">The reason given, when one was asked for.</param>
    /// <param name="by">Who, when nobody is signed in: the command line, the installation.</param>
    public void Write(string what, string? why = null, string? by = null) =>
        db.Add(
            new AdministrationEntry
            {
                At = clock.GetUtcNow().UtcDateTime,
                AccountId = viewer.AccountId,
                By = by ?? viewer.Name ?? "Ligne de commande",
                What = what.Length <= MaxWhat ? what : $"{what[..(MaxWhat - 1)]}…",
                Why = why,
            }
        );

    /// <summary>Newest first, between two moments, before the entry last shown.</summary>
    public Task<List<AdministrationEntry>> ReadAsync(
        DateTime? from,
        DateTime? until,
        long? before,
        int take,
        CancellationToken cancellationToken
    ) =>
        db.Set<AdministrationEntry>()
            .Where(e => from == null || e.At >= from)
            .Where(e => until == null || e.At < until)
            .Where(e => before == null || e.Id < before)
            .OrderByDescending(e => e.Id)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
}
