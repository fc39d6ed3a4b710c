using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Troubles;

/// <summary>Another answer left: nobody needs to see to the one that did not arrive any more.</summary>
public sealed class OvertakenTroubles(ParvisDbContext db) : IHandle<ReplySent>
{
    public async Task HandleAsync(
        CitizenRequest request,
        ReplySent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var overtaken = await db.Set<Correspondence>()
            .Where(c => c.RequestId == request.Id && c.Id != happened.MessageId)
            .Where(c => c.ProblemAt != null && c.SettledAt == null && c.Kind == CorrespondenceKind.Message)
            .ToListAsync(cancellationToken);
        foreach (var message in overtaken)
            message.Settle(by.Name, by.At);
    }
}
