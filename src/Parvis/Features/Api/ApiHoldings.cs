using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Api;

/// <summary>Which programs were told of the person's requests (GDPR art. 15-1-c), and answers kept for a retry.</summary>
public sealed class ApiHoldings(ParvisDbContext db) : IPersonalHoldings
{
    const string Part = "Les échanges avec d'autres logiciels";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var told = await (
            from delivery in db.Set<WebhookDelivery>()
            where ids.Contains(delivery.RequestId)
            join subscription in db.Set<WebhookSubscription>() on delivery.SubscriptionId equals subscription.Id
            group delivery by subscription.Name into calls
            orderby calls.Key
            select new { Name = calls.Key, Count = calls.Count() }
        ).ToListAsync(cancellationToken);
        foreach (var (index, program) in told.Index())
            into.Add(
                Part,
                new HeldItem
                {
                    Key = $"webhook:{index}",
                    Title = program.Name,
                    Facts =
                    [
                        new("Prévenu", program.Count == 1 ? "une fois" : $"{program.Count} fois"),
                        new("De quoi", "référence, état, service, sujet et échéance ; ni nom ni coordonnées"),
                    ],
                }
            );
        var answers = await AnswersAsync(scope, cancellationToken);
        if (answers.Count > 0)
            into.Add(
                Part,
                new HeldItem
                {
                    Key = "answers",
                    Title = "Réponses gardées pour un nouvel essai",
                    Facts =
                    [
                        new("Combien", answers.Count == 1 ? "une" : $"{answers.Count}"),
                        new("Jusqu'à quand", "quarante-huit heures"),
                    ],
                }
            );
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        await db.Set<WebhookDelivery>().Where(d => ids.Contains(d.RequestId)).ExecuteDeleteAsync(cancellationToken);
        foreach (var answer in await AnswersAsync(scope, cancellationToken))
            await db.Set<ApiAnswer>()
                .Where(a => a.ApiKeyId == answer.ApiKeyId && a.IdempotencyKey == answer.IdempotencyKey)
                .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Two days of answers, read whole: they say a reference, or a name.</summary>
    async Task<List<ApiAnswer>> AnswersAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var references = scope.Requests.Select(r => r.Reference).ToHashSet(StringComparer.Ordinal);
        var answers = new List<ApiAnswer>();
        await foreach (
            var answer in db.Set<ApiAnswer>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
        {
            if (
                references.Any(r => answer.Location.Contains(r, StringComparison.Ordinal))
                || scope.SheetIds.Any(s => answer.Body.Contains(s, StringComparison.Ordinal))
                || (scope.Sheets.Count > 0 && scope.Known.IsMeantIn(answer.Body))
            )
                answers.Add(answer);
        }

        return answers;
    }
}
