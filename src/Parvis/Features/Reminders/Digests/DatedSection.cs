using Microsoft.EntityFrameworkCore;

namespace Parvis.Features.Reminders.Digests;

/// <summary>A section about another date than that of the answer.</summary>
static class DatedSection
{
    public static async Task<DigestSection?> ReadAsync(
        string title,
        IQueryable<DatedRequest> requests,
        Func<DateOnly, string> when,
        string list,
        CancellationToken cancellationToken
    )
    {
        var rows = await requests
            .OrderBy(r => r.On)
            .ThenBy(r => r.Request.Id)
            .Take(DigestReader.MostLines + 1)
            .Select(r => new
            {
                r.On,
                r.Request.Reference,
                Subject = r.Request.CircleId == null ? r.Request.Subject : "",
            })
            .ToListAsync(cancellationToken);
        return rows.Count == 0
            ? null
            : new DigestSection(
                title,
                [.. rows.Take(DigestReader.MostLines).Select(r => new DigestLine(r.Reference, r.Subject, when(r.On)))],
                rows.Count > DigestReader.MostLines,
                list
            );
    }
}
