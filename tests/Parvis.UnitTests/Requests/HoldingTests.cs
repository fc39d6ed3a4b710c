using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

/// <summary>A request is never nobody's: whoever offered it gets it back.</summary>
public sealed class HoldingTests
{
    [Fact]
    public void A_refused_transfer_goes_back_to_who_had_it_with_the_same_handler()
    {
        var request = Stand.InProgress();
        request.Transfer(Stand.Parks, "Espaces verts", "une racine", Stand.Now.AddHours(48));
        request.HandlerId.ShouldBeNull();
        request.AwaitsAcceptance.ShouldBeTrue();

        request.SendBack("ce n'est pas une racine", Stand.By());

        request.DepartmentId.ShouldBe(Stand.Roads);
        request.HandlerId.ShouldBe(Stand.Anne);
        request.Status.ShouldBe(RequestStatus.InProgress);
        request.AwaitsAcceptance.ShouldBeFalse();
        request.Refusals.ShouldBe(1);
    }

    [Fact]
    public void What_the_first_department_refuses_is_the_pilots()
    {
        var request = Stand.Register(Stand.Roads);

        request.SendBack("pas chez nous", Stand.By());

        request.DepartmentId.ShouldBeNull();
        request.Status.ShouldBe(RequestStatus.Registered);
        request.AcceptBefore.ShouldBeNull();
    }

    [Fact]
    public void Accepting_forgets_the_refusals_before()
    {
        var request = Stand.Register(Stand.Roads);
        request.SendBack("pas chez nous", Stand.By());
        request.Transfer(Stand.Parks, "Espaces verts", "si, chez vous", Stand.Now.AddHours(48));

        request.Accept(Stand.By());

        request.Refusals.ShouldBe(0);
        request.AcceptedAt.ShouldBe(Stand.Now);
        request.AcceptBefore.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Transferring_needs_a_reason_told_on_its_field(string reason)
    {
        var refusal = Should.Throw<RefusedException>(() =>
            Stand.InProgress().Transfer(Stand.Parks, "Espaces verts", reason, acceptBefore: null)
        );

        refusal.Field.ShouldBe("Reason");
    }

    [Fact]
    public void Each_chaser_brings_the_request_two_days_forward_in_queues_and_leaves_its_date()
    {
        var request = Stand.InProgress();
        var due = request.DueOn;
        var sorted = request.SortDue;

        request.Chase(Channel.Phone, words: null, Stand.By());
        request.Chase(Channel.Email, words: null, Stand.By());

        request.ChaserCount.ShouldBe(2);
        request.DueOn.ShouldBe(due);
        request.SortDue.ShouldBe(sorted.AddDays(-4));
    }

    [Fact]
    public void A_taken_back_answer_leaves_everything_as_before()
    {
        var request = Stand.Places["Waiting"]();

        request.QueueReply(1, Channel.Email, RequestStatus.Answered, Stand.By());
        request.EndedAt.ShouldNotBeNull();
        request.WithdrawReply(1);

        request.Status.ShouldBe(RequestStatus.WaitingForRequester);
        request.EndedAt.ShouldBeNull();
        request.ClosedFor.ShouldBeNull();
    }

    [Fact]
    public void An_answer_that_has_left_cannot_be_taken_back()
    {
        var request = Stand.Places["Answered"]();

        Should.Throw<RefusedException>(() => request.WithdrawReply(1)).Message.ShouldContain("déjà partie");
    }

    [Fact]
    public void Reopening_stops_at_the_end_of_the_window()
    {
        var closed = Stand.Places["Closed"]();

        closed.CanReopen(60, Stand.Now.AddDays(60)).ShouldBeTrue();
        closed.CanReopen(60, Stand.Now.AddDays(60).AddSeconds(1)).ShouldBeFalse();
        Should
            .Throw<RefusedException>(() =>
                closed.Reopen("encore", 60, acceptBefore: null, Stand.By(at: Stand.Now.AddDays(61)))
            )
            .Message.ShouldContain("nouvelle demande");
        closed.Reopen("encore", 60, acceptBefore: null, Stand.By(at: Stand.Now.AddDays(61)), Stand.Now.AddDays(60));
        closed.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_circle_never_merges_with_what_is_outside_it()
    {
        var ordinary = Stand.InProgress();
        var confidential = Stand.InProgress();
        confidential.ChangeTopic(Guid.NewGuid(), "Aide", circleId: Guid.NewGuid());

        Should.Throw<RefusedException>(() => confidential.MergeInto(ordinary, "même personne", Stand.By()));
        confidential.Status.ShouldBe(RequestStatus.InProgress);
    }

    [Fact]
    public void Undoing_a_merge_gives_back_the_former_state()
    {
        var part = Stand.Places["Waiting"]();
        var whole = Stand.InProgress();

        part.MergeInto(whole, "même trou", Stand.By());
        Should.Throw<RefusedException>(() => part.UndoMerge(Stand.InProgress()));
        part.UndoMerge(whole);

        part.Status.ShouldBe(RequestStatus.WaitingForRequester);
        part.MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public void A_reception_to_come_or_an_empty_subject_is_refused()
    {
        var future = new RegistrationOptions
        {
            Subject = "Trou",
            Channel = Channel.Post,
            ReceivedAt = Stand.Now.AddMinutes(1),
        };

        Refusal(future).Field.ShouldBe(nameof(RegistrationOptions.ReceivedAt));
        Refusal(future with { Subject = " ", ReceivedAt = null }).Field.ShouldBe(nameof(RegistrationOptions.Subject));
        Refusal(future with { Subject = new string('x', 201), ReceivedAt = null }).Message.ShouldContain("200");

        static RefusedException Refusal(RegistrationOptions options) =>
            Should.Throw<RefusedException>(() =>
                CitizenRequest.Register(options, new RequestReference(2026, 1), Stand.By())
            );
    }
}
