using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Letter;

/// <summary>PDFs of letters: their words are those of the correspondence, which is gathered with the request.</summary>
public sealed class PrintedLetterHoldings(ParvisDbContext db, BlobErasing erasing) : IPersonalHoldings, IBlobHolder
{
    public Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var printed = db.Set<PrintedLetter>()
            .Where(p => db.Set<Correspondence>().Any(c => c.Id == p.CorrespondenceId && ids.Contains(c.RequestId)));
        await erasing.AddAsync(await printed.Select(p => p.Hash).ToListAsync(cancellationToken), cancellationToken);
        await printed.ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<PrintedLetter>()
            .Where(p => hashes.Contains(p.Hash))
            .Select(p => p.Hash)
            .Distinct()
            .ToListAsync(cancellationToken);
}
