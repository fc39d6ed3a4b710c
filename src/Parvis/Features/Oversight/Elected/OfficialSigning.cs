using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Elected;

/// <summary>
/// An official reads only what waits for their own signature; each reading is a look, written before anything is shown.
/// </summary>
public sealed class OfficialSigning(ParvisDbContext db, ApprovalReader reader, TownClock clock)
{
    const string What = "réponse à signer";

    static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<SignatureAwaited>> WaitingAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var zone = await clock.ZoneAsync(cancellationToken);
        var rows = await Mine(viewer)
            .OrderBy(r => r.HeldSince)
            .Select(r => new
            {
                r.PublicId,
                r.HeldSince,
                About = db.Set<CitizenRequest>().Where(q => q.Id == r.RequestId).Select(q => q.Subject).First(),
            })
            .Take(ApprovalReader.Shown)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new SignatureAwaited(
                r.PublicId,
                r.About,
                TimeZoneInfo.ConvertTimeFromUtc(r.HeldSince, zone)
            )),
        ];
    }

    /// <summary>The look that lets it be read; null when it does not wait for them.</summary>
    public async Task<string?> LookAsync(Viewer viewer, string publicId, CancellationToken cancellationToken)
    {
        var request = await Mine(viewer)
            .Where(r => r.PublicId == publicId)
            .Select(r => (long?)r.RequestId)
            .FirstOrDefaultAsync(cancellationToken);
        if (request is not { } id)
            return null;
        var look = OfficialLook.Record(Official(viewer), clock.UtcNow, What, LookOutcome.Shown, [id]);
        db.Add(look);
        return look.PublicId;
    }

    public async Task<Proposal?> ReadAsync(
        Viewer viewer,
        string look,
        string publicId,
        CancellationToken cancellationToken
    )
    {
        var (official, since) = (Official(viewer), clock.UtcNow - ShownFor);
        var noted = await db.Set<OfficialLook>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                l => l.PublicId == look && l.ElectedOfficialId == official && l.At >= since,
                cancellationToken
            );
        var found = noted is null
            ? null
            : await reader.FindForOfficialAsync(official, publicId, viewer, cancellationToken);
        return found is not null && noted!.Shown.Any(s => s.RequestId == found.Round.RequestId) ? found : null;
    }

    IQueryable<ApprovalRound> Mine(Viewer viewer)
    {
        var official = Official(viewer);
        return db.Set<ApprovalRound>()
            .AsNoTracking()
            .Where(r => r.State == ApprovalState.Waiting && r.HolderOfficialId == official)
            .Where(r => db.Set<CitizenRequest>().Any(q => q.Id == r.RequestId && q.CircleId == null));
    }

    static Guid Official(Viewer viewer) =>
        viewer.ElectedOfficialId ?? throw new InvalidOperationException("Not an elected official.");
}

/// <param name="Since">Local time of the town.</param>
public sealed record SignatureAwaited(string Id, string About, DateTime Since);
