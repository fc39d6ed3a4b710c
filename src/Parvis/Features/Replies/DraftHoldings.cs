using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Replies;

/// <summary>Answers begun and not sent.</summary>
public sealed class DraftHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var drafts = await db.Set<ReplyDraft>()
            .AsNoTracking()
            .Where(d => ids.Contains(d.RequestId))
            .ToListAsync(cancellationToken);
        foreach (var draft in drafts)
            into.Add(
                $"Demande {scope.Requests.First(r => r.Id == draft.RequestId).Reference}",
                new HeldItem
                {
                    Key = $"draft:{draft.RequestId}",
                    Title = "Réponse en préparation",
                    At = draft.UpdatedAt,
                    Facts = [new("À", draft.Recipient.Replace('\n', ',')), new("Objet", draft.Subject)],
                    Text = draft.Body,
                    CanBeWithheld = true,
                }
            );
    }

    public Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        return db.Set<ReplyDraft>().Where(d => ids.Contains(d.RequestId)).ExecuteDeleteAsync(cancellationToken);
    }
}
