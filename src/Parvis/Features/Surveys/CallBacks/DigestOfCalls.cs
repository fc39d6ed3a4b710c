using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Surveys.CallBacks;

/// <summary>People this agent, or who they stand in for, has to call back.</summary>
public sealed class DigestOfCalls(ParvisDbContext db) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var work = scope.Work;
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(scope.Viewer).Where(r => r.CircleId == null);
        return await DatedSection.ReadAsync(
            "Habitants à rappeler pour leur avis",
            from call in db.Set<SampledCall>()
            where call.State == CallState.Waiting && work.Contains(call.AgentId)
            join request in visible on call.RequestId equals request.Id
            select new DatedRequest { On = call.DrawnOn, Request = request },
            on => $"à vous depuis le {on.Short()}",
            CallBackLinks.Mine,
            cancellationToken
        );
    }
}
