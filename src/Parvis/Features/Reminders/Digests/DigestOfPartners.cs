using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Referrals;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Reminders.Digests;

/// <summary>
/// Requests at a partner that gives no news: to chase, by who has them; then, as the silence lasts, for their head and the
/// pilot to know.
/// </summary>
public sealed class DigestOfPartners(ParvisDbContext db) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var (today, work, headed) = (scope.Today, scope.Work, scope.Headed);
        var (watches, circles) = (scope.IsPilot, scope.Viewer.Circles);
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(scope.Viewer);
        var silent = db.Set<Referral>()
            .AsNoTracking()
            .Silent(visible, today)
            .Where(s =>
                (s.Request.HandlerId != null && work.Contains(s.Request.HandlerId.Value))
                || (
                    s.Request.DepartmentId != null
                    && headed.Contains(s.Request.DepartmentId.Value)
                    && (s.Request.HandlerId == null || s.Referral.TimesTold >= Referral.TimesBeforeHead)
                )
                || (
                    (watches || (s.Request.CircleId != null && circles.Contains(s.Request.CircleId.Value)))
                    && s.Referral.TimesTold >= Referral.TimesBeforePilot
                )
            )
            .Select(s => new DatedRequest { On = s.Referral.NewsDueOn, Request = s.Request });
        return await DatedSection.ReadAsync(
            "Chez un organisme, sans nouvelle",
            silent,
            on => $"à relancer depuis le {on.Short()}",
            RequestLinks.Mine,
            cancellationToken
        );
    }
}
