using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>Writes down what a resident says, in the transaction of the verb that hears it.</summary>
public sealed class IncomingWords(ParvisDbContext db)
{
    public async Task AddAsync(
        CitizenRequest request,
        Channel channel,
        string words,
        ProcessContext by,
        DateTime at,
        CancellationToken cancellationToken
    )
    {
        if (request.Status == RequestStatus.Merged)
            throw new RefusedException("Cette demande vit dans une autre : notez le message sur celle-ci.");
        var message = new Correspondence
        {
            RequestId = request.Id,
            Direction = Direction.Incoming,
            Channel = channel,
            At = at,
            AgentId = by.AgentId,
            Author = await AuthorAsync(request.RequesterId, cancellationToken) ?? "Personne non identifiée",
            Body = words.Trim(),
        };
        db.Add(message);
        // Its event needs its number; the request itself has not changed yet.
        await db.SaveChangesAsync(cancellationToken);
        request.ReceiveMessage(message.Id, channel);
    }

    async Task<string?> AuthorAsync(long? requesterId, CancellationToken cancellationToken)
    {
        if (requesterId is not { } id)
            return null;
        // A sheet made in the same breath need not be asked for.
        return db.Set<Requester>().Local.FindEntry(id)?.Entity.DisplayName
            ?? await db.Set<Requester>()
                .Where(r => r.Id == id)
                .Select(r => r.DisplayName)
                .FirstOrDefaultAsync(cancellationToken);
    }
}
