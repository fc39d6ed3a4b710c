using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;

namespace Parvis.Features.Surveys;

/// <summary>The door to surveys: who may be asked, and what they answered.</summary>
public sealed class SurveyDesk(ParvisDbContext db, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Ended, nobody's secret, of somebody who was not asked lately.</summary>
    public async Task<bool> MayAskAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        if (
            request is not { CircleId: null, ErasedAt: null, RequesterId: { } person, EndedAt: not null }
            || request.IsOpen
            || request.Status == RequestStatus.Merged
        )
            return false;
        var since = Now.AddDays(-SurveyInvitation.DaysApart);
        return !await db.Set<SurveyInvitation>()
            .AnyAsync(i => i.RequestId == request.Id || (i.RequesterId == person && i.At > since), cancellationToken);
    }

    /// <returns>The secret of the address they answer at.</returns>
    public string Invite(CitizenRequest request)
    {
        var key = RandomId.New();
        db.Add(InvitationOf(request, key, SurveyWay.Mail));
        return key;
    }

    /// <summary>The code at the foot of a letter, which leaves now.</summary>
    public void InviteOnPaper(CitizenRequest request, string code) =>
        db.Add(InvitationOf(request, SecretOf(code), SurveyWay.Letter));

    /// <summary>What is asked of somebody again within the time, by code: on the letter that carries it, or not at all.</summary>
    public Task<bool> IsAskedByAsync(CitizenRequest request, string code, CancellationToken cancellationToken)
    {
        var hash = RandomId.HashOf(SecretOf(code));
        return db.Set<SurveyInvitation>()
            .AnyAsync(i => i.RequestId == request.Id && i.KeyHash == hash, cancellationToken);
    }

    /// <summary>Asked by voice, answered at once.</summary>
    public void AnswerNow(CitizenRequest request, SurveyWords words)
    {
        var invitation = InvitationOf(request, RandomId.New(), SurveyWay.Voice);
        db.Add(SurveyAnswer.Of(request, SurveyWay.Voice, words, Now));
        invitation.Answer(Now);
        db.Add(invitation);
    }

    /// <summary>Null when the address leads nowhere, or not any more.</summary>
    public async Task<AskedSurvey?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = RandomId.HashOf(SecretOf(key));
        var found = await (
            from invitation in db.Set<SurveyInvitation>()
            join request in db.Set<CitizenRequest>() on invitation.RequestId equals request.Id
            where invitation.KeyHash == hash && request.CircleId == null && request.ErasedAt == null
            select new { invitation, request }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is null || (found.invitation.AnsweredAt is null && !found.invitation.IsOpen(Now))
            ? null
            : new AskedSurvey(found.invitation, found.request);
    }

    public void Answer(AskedSurvey asked, SurveyWords words)
    {
        asked.Invitation.Answer(Now);
        db.Add(SurveyAnswer.Of(asked.Request, asked.Invitation.Way, words, Now));
    }

    /// <summary>What a letter says is typed by people: capitals and dashes are free.</summary>
    static string SecretOf(string key) => RandomId.IsOne(key) ? key : FollowUpKeys.Bare(key);

    SurveyInvitation InvitationOf(CitizenRequest request, string key, SurveyWay way) =>
        new()
        {
            RequestId = request.Id,
            RequesterId = request.RequesterId!.Value,
            KeyHash = RandomId.HashOf(key),
            At = Now,
            Way = way,
        };
}

/// <param name="Invitation">Tracked.</param>
/// <param name="Request">What it is about.</param>
public sealed record AskedSurvey(SurveyInvitation Invitation, CitizenRequest Request);
