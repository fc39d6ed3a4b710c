using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Oversight.Elected;

/// <summary>The log of looks, latest first.</summary>
public sealed class OfficialLookReader(ParvisDbContext db)
{
    public const int PageSize = 50;

    public Task<List<LookRow>> PageAsync(
        Guid? officialId,
        string? reference,
        string? before,
        CancellationToken cancellationToken
    )
    {
        var looks = db.Set<OfficialLook>().AsNoTracking();
        if (officialId is { } official)
            looks = looks.Where(l => l.ElectedOfficialId == official);
        if (!string.IsNullOrWhiteSpace(reference))
            looks = looks.Where(l =>
                l.Shown.Any(s => db.Set<CitizenRequest>().Any(r => r.Id == s.RequestId && r.Reference == reference))
            );
        if (before is not null)
            looks = looks.Where(l =>
                l.Id < db.Set<OfficialLook>().Where(b => b.PublicId == before).Select(b => b.Id).First()
            );
        return looks
            .OrderByDescending(l => l.Id)
            .Take(PageSize + 1)
            .Select(l => new LookRow
            {
                PublicId = l.PublicId,
                At = l.At,
                Official = db.Set<ElectedOfficial>()
                    .Where(e => e.Id == l.ElectedOfficialId)
                    .Select(e => e.FullName)
                    .First(),
                Typed = l.Typed,
                Outcome = l.Outcome,
                References = l
                    .Shown.Join(db.Set<CitizenRequest>(), s => s.RequestId, r => r.Id, (s, r) => r.Reference)
                    .ToList(),
            })
            .ToListAsync(cancellationToken);
    }

    public Task<List<OfficialName>> OfficialsAsync(CancellationToken cancellationToken) =>
        db.Set<ElectedOfficial>()
            .OrderBy(e => e.SortName)
            .Select(e => new OfficialName(e.Id, e.FullName))
            .ToListAsync(cancellationToken);
}

public sealed record LookRow
{
    public required string PublicId { get; init; }

    public required DateTime At { get; init; }

    public required string Official { get; init; }

    public required string Typed { get; init; }

    public required LookOutcome Outcome { get; init; }

    public required IReadOnlyList<string> References { get; init; }
}

public sealed record OfficialName(Guid Id, string FullName);
