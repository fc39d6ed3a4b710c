using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters.Jobs;

/// <summary>
/// Requests of one letter that a single answer is for: once it has left, they are closed with it. One that cannot be
/// closed now, because somebody else's answer is leaving, is tried again.
/// </summary>
public sealed partial class CloseTogetherJob(
    ParvisDbContext db,
    RequestChanges changes,
    TimeProvider clock,
    ILogger<CloseTogetherJob> log
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var answers = db.Set<Correspondence>().OnlyAnswers();
        var ready = await (
            from link in db.Set<LetterRequest>()
            join waiting in db.Set<CitizenRequest>() on link.RequestId equals waiting.Id
            join answered in db.Set<CitizenRequest>() on link.AnsweredWithId equals (long?)answered.Id
            where waiting.EndedAt == null && answered.EndedAt != null
            where answers.Any(c => c.RequestId == answered.Id)
            orderby waiting.Id
            select new { waiting.Reference, With = answered.Reference }
        ).ToListAsync(cancellationToken);
        foreach (var one in ready)
        {
            var by = ProcessContext.System(clock.GetUtcNow().UtcDateTime);
            try
            {
                await changes.ApplyAsync(
                    one.Reference,
                    request => request.Close(ClosureReason.Answered, $"Répondue avec la demande {one.With}", by),
                    by,
                    cancellationToken
                );
            }
            catch (RefusedException refused)
            {
                LogRefusal(one.Reference, refused.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Reference} is not closed with its letter yet: {Why}")]
    partial void LogRefusal(string reference, string why);
}
