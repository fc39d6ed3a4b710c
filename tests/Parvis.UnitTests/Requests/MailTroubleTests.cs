using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

/// <summary>A message that does not arrive is in trouble until it arrives, or somebody sees to it.</summary>
public sealed class MailTroubleTests
{
    static readonly DateTime Now = Stand.Now;

    readonly Correspondence message = new()
    {
        RequestId = 1,
        Direction = Direction.Outgoing,
        Channel = Channel.Email,
        At = Now,
        Author = "Anne Morel",
        Body = "C'est réparé.",
        State = CorrespondenceState.Queued,
    };

    [Fact]
    public void It_fails_leaves_again_and_arrives()
    {
        message.Fail("Le serveur n'en veut pas.", Now);
        message.IsInTrouble.ShouldBeTrue();

        message.LeaveAgain();
        message.IsInTrouble.ShouldBeFalse();
        message.Left(Now.AddHours(1));

        message.State.ShouldBe(CorrespondenceState.Done);
        message.SettledAt.ShouldBe(Now.AddHours(1));
        message.ProblemAt.ShouldBe(Now);
    }

    [Fact]
    public void Taken_back_after_it_failed_it_is_still_in_trouble()
    {
        message.Fail("Le serveur n'en veut pas.", Now);
        message.LeaveAgain();

        message.Withdraw();

        message.State.ShouldBe(CorrespondenceState.Failed);
        message.IsInTrouble.ShouldBeTrue();
    }

    [Fact]
    public void Taken_back_after_it_came_back_it_is_still_in_trouble()
    {
        message.Left(Now);
        message.Bounce("Cette boîte est pleine.", Now);
        message.LeaveAgain();

        message.Withdraw();

        message.State.ShouldBe(CorrespondenceState.Bounced);
        message.IsInTrouble.ShouldBeTrue();
    }

    [Fact]
    public void What_never_failed_is_simply_taken_back()
    {
        message.Withdraw();

        message.State.ShouldBe(CorrespondenceState.Withdrawn);
    }

    [Fact]
    public void A_server_quicker_to_refuse_it_than_we_to_note_that_it_left_has_the_last_word()
    {
        message.Bounce("Cette boîte est pleine.", Now);

        message.Left(Now);

        message.State.ShouldBe(CorrespondenceState.Bounced);
        message.IsInTrouble.ShouldBeTrue();
    }

    [Fact]
    public void It_can_fail_again_once_it_was_seen_to()
    {
        message.Bounce("Cette boîte est pleine.", Now);
        message.Settle("Anne Morel", Now);
        message.IsInTrouble.ShouldBeFalse();

        message.LeaveAgain();
        message.Fail("Le serveur n'en veut pas.", Now.AddDays(1));

        message.IsInTrouble.ShouldBeTrue();
        message.SettledBy.ShouldBe("");
    }
}
