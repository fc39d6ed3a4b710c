using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Replies.Approval;

/// <summary>Answers proposed to those who approve them, and what was said of them.</summary>
public sealed class ApprovalHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var rounds = await db.Set<ApprovalRound>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.RequestId))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var round in rounds)
            into.Add(
                $"Demande {scope.Requests.First(r => r.Id == round.RequestId).Reference}",
                new HeldItem
                {
                    Key = $"approval:{round.Id}",
                    Title = "Réponse proposée à la validation",
                    At = round.AskedAt,
                    Facts =
                    [
                        new("À", round.Recipient.Replace('\n', ',')),
                        new("Objet", round.Subject),
                        .. round
                            .Steps.Where(s => s.Words is not null)
                            .Select(s => new HeldFact($"Mot de {s.ActedBy}", s.Words!)),
                    ],
                    Text = round.Body,
                    CanBeWithheld = true,
                }
            );
    }

    public Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        return db.Set<ApprovalRound>().Where(r => ids.Contains(r.RequestId)).ExecuteDeleteAsync(cancellationToken);
    }
}
