using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake.RecurringQuestions;

/// <summary>Topics that come up most of late and that no published sheet answers.</summary>
public sealed class RecurringQuestionReader(
    ParvisDbContext db,
    TopicCatalogue topics,
    KnowledgeCatalogue sheets,
    TimeProvider clock
)
{
    public const int Days = 90;
    const int MostShown = 30;

    /// <summary>Confidential topics are not counted: nobody outside knows how often they come.</summary>
    public async Task<IReadOnlyList<RecurringQuestion>> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var requests = await db.Set<CitizenRequest>()
            .Where(r => r.CircleId == null && r.TopicId != null && r.RegisteredAt >= since)
            .GroupBy(r => r.TopicId!.Value)
            .Select(g => new { TopicId = g.Key, Times = g.Count() })
            .ToDictionaryAsync(g => g.TopicId, g => g.Times, cancellationToken);
        var contacts = await db.Set<ContactLog>()
            .Where(c => c.At >= since)
            .GroupBy(c => c.TopicId)
            .Select(g => new { TopicId = g.Key, Times = g.Count() })
            .ToDictionaryAsync(g => g.TopicId, g => g.Times, cancellationToken);
        var drafts = (
            await db.Set<KnowledgeSheet>()
                .AsNoTracking()
                .Where(s => s.State == SheetState.Draft && s.Kind == SheetKind.Question)
                .ToListAsync(cancellationToken)
        )
            .SelectMany(s => s.Topics.Select(t => (t.TopicId, Sheet: s)))
            .ToLookup(s => s.TopicId, s => s.Sheet);
        var answered = await sheets.ForAsync(viewer, cancellationToken);
        return
        [
            .. (await topics.GetAsync(cancellationToken))
                .All.Where(t => t is { Active: true, CircleId: null })
                .Where(t => !answered.Any(s => s.IsAbout(t)))
                .Select(t => new RecurringQuestion(
                    t,
                    requests.GetValueOrDefault(t.Id),
                    contacts.GetValueOrDefault(t.Id),
                    drafts[t.Id].FirstOrDefault()
                ))
                .Where(q => q.Requests + q.Contacts > 0)
                .OrderByDescending(q => q.Requests + q.Contacts)
                .ThenBy(q => q.Topic.Path, StringComparer.Ordinal)
                .Take(MostShown),
        ];
    }
}

/// <param name="Topic">What people ask about.</param>
/// <param name="Requests">Registered in the last days.</param>
/// <param name="Contacts">Answered at once, at the counter or by telephone.</param>
/// <param name="Draft">Somebody is writing the sheet.</param>
public sealed record RecurringQuestion(TopicEntry Topic, int Requests, int Contacts, KnowledgeSheet? Draft);
