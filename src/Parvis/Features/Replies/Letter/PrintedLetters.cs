using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Letter;

/// <summary>Ties a PDF to its letter, in the transaction of the caller.</summary>
public sealed class PrintedLetters(ParvisDbContext db, BlobErasing erasing)
{
    public async Task KeepAsync(
        CitizenRequest request,
        string publicId,
        MadeLetter made,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var letter =
            await db.Set<Correspondence>()
                .FirstOrDefaultAsync(c => c.PublicId == publicId && c.RequestId == request.Id, cancellationToken)
            ?? throw new RequestNotFoundException(request.Reference);
        var kept = await db.Set<PrintedLetter>()
            .FirstOrDefaultAsync(p => p.CorrespondenceId == letter.Id, cancellationToken);
        if (kept is null)
            db.Add(kept = new PrintedLetter { CorrespondenceId = letter.Id });
        else if (kept.Hash != made.Hash)
            await erasing.AddAsync([kept.Hash], cancellationToken);
        kept.Become(made, letter.State, by.At);
    }
}
