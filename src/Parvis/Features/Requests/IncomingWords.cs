using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests.Files;

namespace Parvis.Features.Requests;

/// <summary>Writes down what a resident says, in the transaction of the verb that hears it.</summary>
public sealed class IncomingWords(ParvisDbContext db)
{
    public Task AddAsync(
        CitizenRequest request,
        Channel channel,
        string words,
        ProcessContext by,
        DateTime at,
        CancellationToken cancellationToken
    ) => AddAsync(request, channel, new SaidWords { Body = words }, by, at, cancellationToken);

    public async Task<Correspondence> AddAsync(
        CitizenRequest request,
        Channel channel,
        SaidWords said,
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
            Author =
                said.Author
                ?? await db.DisplayNameAsync(request.RequesterId, cancellationToken)
                ?? "Personne non identifiée",
            Subject = said.Subject,
            Body = said.Body.Trim(),
            OriginalId = said.OriginalId,
            SenderDoubted = said.SenderDoubted,
        };
        db.Add(message);
        // Its event needs its number; the request itself has not changed yet.
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(said.Files.Select(file => file.Of(request, message, by)));
        request.ReceiveMessage(message.Id, channel);
        if (said.LeftOut.Count > 0)
            request.LeaveFilesOut(message.Id, said.LeftOut);
        return message;
    }
}

/// <summary>What somebody says, and what came with it.</summary>
public sealed record SaidWords
{
    public required string Body { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The requester when absent.</summary>
    public string? Author { get; init; }

    /// <summary>See <see cref="Correspondence.OriginalId"/>.</summary>
    public string? OriginalId { get; init; }

    /// <summary>See <see cref="Correspondence.SenderDoubted"/>.</summary>
    public bool SenderDoubted { get; init; }

    public IReadOnlyList<StoredFile> Files { get; init; } = [];

    /// <summary>Names of what came and is not accepted as a file.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
