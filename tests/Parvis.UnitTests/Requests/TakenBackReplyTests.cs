using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

/// <summary>An answer that is taken back, or could not leave, never was.</summary>
public sealed class TakenBackReplyTests
{
    [Theory]
    [InlineData(RequestStatus.Answered)]
    [InlineData(RequestStatus.Closed)]
    [InlineData(RequestStatus.InProgress)]
    public void A_closed_request_keeps_the_day_and_the_reason_it_was_closed_for(RequestStatus after)
    {
        var request = Stand.InProgress();
        request.Close(ClosureReason.Unfounded, "rien sur place", Stand.By());
        var later = Stand.Now.AddDays(3);

        request.QueueReply(1, Channel.Email, after, Stand.By(at: later));
        request.WithdrawReply(1);

        request.Status.ShouldBe(RequestStatus.Closed);
        request.ClosedFor.ShouldBe(ClosureReason.Unfounded);
        request.EndedAt.ShouldBe(Stand.Now);

        request.QueueReply(2, Channel.Email, after, Stand.By(at: later));
        request.ReplyRefused(2, "adresse inconnue");

        request.ClosedFor.ShouldBe(ClosureReason.Unfounded);
        request.EndedAt.ShouldBe(Stand.Now);
    }

    [Fact]
    public void What_was_offered_is_still_to_be_accepted_by_the_same_moment()
    {
        var request = Stand.Register(Stand.Roads);
        var acceptBefore = request.AcceptBefore.ShouldNotBeNull();

        request.QueueReply(1, Channel.Email, RequestStatus.Answered, Stand.By());
        request.WithdrawReply(1);

        request.AwaitsAcceptance.ShouldBeTrue();
        request.AcceptBefore.ShouldBe(acceptBefore);
        request.EndedAt.ShouldBeNull();
        request.ClosedFor.ShouldBeNull();
    }

    [Fact]
    public void Once_it_has_left_the_new_answer_counts_and_nothing_awaits_acceptance()
    {
        var request = Stand.Register(Stand.Roads);

        request.QueueReply(1, Channel.Email, RequestStatus.Answered, Stand.By());
        request.ReplyLeft(1, Channel.Email);

        request.ClosedFor.ShouldBe(ClosureReason.Answered);
        request.AcceptBefore.ShouldBeNull();
    }

    [Fact]
    public void An_answer_sent_again_moves_nothing_and_can_be_taken_back()
    {
        var request = Stand.InProgress();
        request.QueueReply(1, Channel.Email, RequestStatus.Answered, Stand.By());
        request.ReplyLeft(1, Channel.Email);

        request.RetryReply(1, after: null, Stand.By(at: Stand.Now.AddDays(1)));

        request.StatusBeforeReply.ShouldBe(RequestStatus.Answered);
        request.WithdrawReply(1);
        request.Status.ShouldBe(RequestStatus.Answered);
        request.EndedAt.ShouldBe(Stand.Now);
    }

    [Fact]
    public void An_answer_that_could_not_leave_goes_where_it_was_to_go_when_it_is_sent_again()
    {
        var request = Stand.InProgress();
        request.QueueReply(1, Channel.Email, RequestStatus.Answered, Stand.By());
        request.ReplyRefused(1, "adresse inconnue");

        request.RetryReply(1, RequestStatus.Answered, Stand.By());
        request.ReplyLeft(1, Channel.Email);

        request.Status.ShouldBe(RequestStatus.Answered);
        request.ClosedFor.ShouldBe(ClosureReason.Answered);
    }
}
