using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders.Digests;
using Parvis.Ui;

namespace Parvis.Features.Surveys.Improvements;

/// <summary>Actions of this agent, or of who they stand in for, whose date comes or is past.</summary>
public sealed class DigestOfImprovements(ParvisDbContext db) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var (work, until) = (scope.Work, scope.Until);
        var due = await db.Set<ImprovementAction>()
            .AsNoTracking()
            .Where(a => a.State == ImprovementState.Open && a.DueOn <= until && work.Contains(a.OwnerAgentId))
            .OrderBy(a => a.DueOn)
            .ThenBy(a => a.Id)
            .Take(DigestReader.MostLines + 1)
            .ToListAsync(cancellationToken);
        return due.Count == 0
            ? null
            : new DigestSection(
                "Actions d'amélioration",
                [
                    .. due.Take(DigestReader.MostLines)
                        .Select(a => new DigestLine(a.Name, a.Title, $"prévue le {a.DueOn.Short()}")
                        {
                            Path = SurveyLinks.Improvement(a.PublicId),
                            Noun = "amélioration",
                        }),
                ],
                due.Count > DigestReader.MostLines,
                SurveyLinks.Improvements
            );
    }
}
