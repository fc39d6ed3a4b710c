using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Surveys.CallBacks;
using Parvis.Features.Surveys.Improvements;

namespace Parvis.Features.Surveys;

/// <summary>What somebody thought of how they were served.</summary>
public sealed class SurveyHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var answers = await db.Set<SurveyAnswer>()
            .AsNoTracking()
            .Where(a => a.RequestId != null && ids.Contains(a.RequestId.Value))
            .ToListAsync(cancellationToken);
        foreach (var answer in answers)
            into.Add(
                $"Demande {scope.Requests.First(r => r.Id == answer.RequestId).Reference}",
                new HeldItem
                {
                    Key = $"survey:{answer.Id}",
                    Title = "Avis sur la réponse",
                    At = answer.At,
                    Facts = [new("Avis", answer.Satisfaction.InFrench())],
                    Text = answer.Comment,
                }
            );
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        await db.Set<ImprovementSource>()
            .Where(s =>
                (s.RequestId != null && ids.Contains(s.RequestId.Value))
                || db.Set<SurveyAnswer>()
                    .Any(a => a.Id == s.AnswerId && a.RequestId != null && ids.Contains(a.RequestId.Value))
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<SampledCall>().Where(c => ids.Contains(c.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<SurveyInvitation>().Where(i => ids.Contains(i.RequestId)).ExecuteDeleteAsync(cancellationToken);
        var answers = await db.Set<SurveyAnswer>()
            .Where(a => a.RequestId != null && ids.Contains(a.RequestId.Value))
            .ToListAsync(cancellationToken);
        answers.ForEach(a => a.Forget());
    }
}
