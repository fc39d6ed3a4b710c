using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Writes an internal note down, in the transaction of the verb.</summary>
public sealed class RequestNotes(ParvisDbContext db)
{
    public const int Longest = 10_000;

    public async Task AddAsync(
        CitizenRequest request,
        string words,
        Guid[] mentions,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var note = new Note
        {
            RequestId = request.Id,
            AgentId = by.AgentId,
            Author = by.Name,
            At = by.At,
            Body = words.Trim(),
        };
        db.Add(note);
        // Its event needs its number.
        await db.SaveChangesAsync(cancellationToken);
        request.AddNote(note.Id, mentions);
    }
}
