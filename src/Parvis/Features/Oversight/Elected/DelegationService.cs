using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Elected;

public sealed class DelegationService(
    ParvisDbContext db,
    TopicCatalogue catalogue,
    TownClock clock,
    AdministrationJournal journal
)
{
    /// <summary>The field of the form that chooses a topic or the whole town.</summary>
    const string ExtentField = "Extent";

    /// <summary>Topics the official may look at now: those delegated and those below them, never a confidential one.</summary>
    public async Task<IReadOnlyList<TopicEntry>> TopicsOfAsync(Guid officialId, CancellationToken cancellationToken)
    {
        var delegated = await db.Set<Delegation>()
            .Where(d => d.ElectedOfficialId == officialId && d.WithdrawnAt == null)
            .Select(d => d.TopicId)
            .ToListAsync(cancellationToken);
        var tree = await catalogue.GetAsync(cancellationToken);
        return [.. tree.All.Where(topic => topic.CircleId is null && delegated.Any(d => Covers(d, topic)))];
    }

    public async Task RecordAsync(DelegationOptions options, Viewer viewer, CancellationToken cancellationToken)
    {
        var official = await db.Set<ElectedOfficial>()
            .SingleAsync(e => e.Id == options.ElectedOfficialId, cancellationToken);
        var tree = await catalogue.GetAsync(cancellationToken);
        var topic = tree.Find(options.TopicId);
        if (options.TopicId is not null && topic is not { CircleId: null })
            throw new RefusedException(
                "Un sujet confidentiel ne se délègue pas : choisissez-en un autre.",
                ExtentField
            );
        var known = await db.Set<Delegation>()
            .AnyAsync(
                d => d.ElectedOfficialId == official.Id && d.TopicId == options.TopicId && d.WithdrawnAt == null,
                cancellationToken
            );
        if (known)
            throw new RefusedException($"{official.FullName} a déjà cette délégation.", ExtentField);
        var delegation = Delegation.Record(
            options,
            await clock.TodayAsync(cancellationToken),
            clock.UtcNow,
            viewer.Name
        );
        db.Add(delegation);
        journal.Write($"Délégation donnée à {official.FullName} : {Words(topic)}", delegation.DecisionReference);
    }

    public async Task WithdrawAsync(
        Guid officialId,
        string publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var delegation = await db.Set<Delegation>()
            .SingleOrDefaultAsync(d => d.ElectedOfficialId == officialId && d.PublicId == publicId, cancellationToken);
        if (delegation is null)
            throw new RefusedException("Cette délégation n'existe plus.");
        var name = await db.Set<ElectedOfficial>()
            .Where(e => e.Id == officialId)
            .Select(e => e.FullName)
            .SingleAsync(cancellationToken);
        var tree = await catalogue.GetAsync(cancellationToken);
        delegation.Withdraw(clock.UtcNow, viewer.Name);
        journal.Write($"Délégation retirée à {name} : {Words(tree.Find(delegation.TopicId))}");
    }

    static bool Covers(Guid? delegated, TopicEntry topic) =>
        delegated is not { } id || topic.Id == id || topic.Ancestors.Contains(id);

    static string Words(TopicEntry? topic) => topic?.Path ?? "toute la ville";
}
