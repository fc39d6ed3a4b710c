using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>The door of other slices to topics.</summary>
public sealed class TopicService(
    ParvisDbContext db,
    TopicCatalogue catalogue,
    TopicCircles circles,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public const int MaxSuggestions = 12;

    /// <summary>Topics this person may register a request about, nearest first.</summary>
    public async ValueTask<IReadOnlyList<TopicSuggestion>> SuggestAsync(
        string? typed,
        Viewer viewer,
        int take = MaxSuggestions,
        CancellationToken cancellationToken = default
    )
    {
        var tree = await catalogue.GetAsync(cancellationToken);
        return TopicSearch.Find(tree.OpenTo(viewer), typed, take);
    }

    public Task<Topic?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Topic>().AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(t => t.Id == id, cancellationToken);

    /// <summary>Makes a topic, or changes one that is still at the version seen; null when there is none.</summary>
    public Task<Topic?> SaveAsync(Guid? id, TopicDraft draft, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var all = await db.Set<Topic>().AsSplitQuery().ToListAsync(cancellationToken);
                var topic = id is null ? new Topic() : all.Find(t => t.Id == id);
                if (topic is null)
                    return null;
                var tree = await catalogue.GetAsync(cancellationToken);
                var names = await directory.GetAsync(cancellationToken);
                var before = id is null ? null : TopicDraft.Of(topic).Describe(tree, names);
                if (before is not null)
                    topic.MustBe(seen);
                TopicRules.Check(topic, draft.Options, all);
                var formerCircles = TopicCircles.Of(all);
                draft = draft with
                {
                    Options = draft.Options with
                    {
                        CircleId = draft.Options.CircleId ?? TopicRules.CircleAbove(draft.Options.ParentId, all),
                    },
                };
                draft.ApplyTo(topic);
                TopicRules.ShareCircle(topic, all, formerCircles.GetValueOrDefault(topic.Id));
                if (before is null)
                {
                    db.Add(topic);
                    journal.Write($"Sujet « {topic.Name} » créé");
                }
                else if (before.ChangesTo(draft.Describe(tree, names)) is { } changes)
                {
                    // Synonyms and documents alone would leave the version where it was.
                    db.Entry(topic).State = EntityState.Modified;
                    journal.Write($"Sujet « {topic.Name} » modifié : {changes}");
                }

                await circles.FollowAsync(formerCircles, all, cancellationToken);
                transactions.AfterCommit(epoch.Advance);
                return topic;
            },
            cancellationToken
        );
}
