using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal.Register;

/// <summary>The register of what leaves by post: a line and a number for each letter, in the transaction that posts it.</summary>
public sealed class DepartureRegister(ParvisDbContext db, YearNumbers numbers)
{
    public async Task EnterAsync(
        CitizenRequest request,
        Correspondence letter,
        DateOnly on,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var line = await db.Set<OutgoingLetter>()
            .FirstOrDefaultAsync(l => l.CorrespondenceId == letter.Id, cancellationToken);
        if (line is null)
            db.Add(line = OutgoingLetter.Of(letter, request.Reference));
        line.Post(on.Year, await numbers.NextAsync(OutgoingLetter.Series, on.Year, cancellationToken), on, by);
    }
}
