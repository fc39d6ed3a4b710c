using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail;
using Parvis.Mail.Understanding;

namespace Parvis.UnitTests.Inbox;

/// <summary>Each row of <c>docs/mail-decision-table.md</c>, in its order.</summary>
public sealed class MailFilterTests
{
    static readonly NamedAddress Yann = new("Yann Le Goff", "yann@exemple.fr");

    static readonly KnownRequest Open = new(1, "26-00001-A", IsOpen: true, CanReopen: false);

    static readonly KnownRequest JustClosed = new(2, "26-00002-B", IsOpen: false, CanReopen: true);

    static readonly KnownRequest LongClosed = new(3, "26-00003-C", IsOpen: false, CanReopen: false);

    static readonly StoredMail Earlier = new()
    {
        MailboxId = Guid.NewGuid(),
        SourceKey = "1.1",
        Size = 1,
        ReceivedAt = DateTime.UnixEpoch,
        StoredAt = DateTime.UnixEpoch,
    };

    static MailFacts Mail(MailKind kind = MailKind.Message) => new() { Kind = kind, Person = Yann };

    [Theory]
    [InlineData(MailKind.Message)]
    [InlineData(MailKind.List)]
    [InlineData(MailKind.AutoReply)]
    public void Row_0_what_a_person_put_in_a_request_before_it_came_goes_there(MailKind kind) =>
        MailFilters.Decide(Mail(kind) with { PutIn = Open, First = Earlier }).ShouldBe(new FollowUp(Open));

    [Fact]
    public void Row_1_one_of_our_own_messages_that_comes_back_makes_nothing() =>
        MailFilters
            .Decide(Mail() with { IsOurs = true, Answered = Open, First = Earlier })
            .ShouldBe(new Ignore(MailDecision.OwnMessage));

    [Theory]
    [InlineData(MailKind.Message)]
    [InlineData(MailKind.Bounce)]
    [InlineData(MailKind.OutOfOffice)]
    public void Row_2_the_same_message_in_a_second_mailbox_joins_the_first(MailKind kind) =>
        MailFilters.Decide(Mail(kind) with { First = Earlier, Answered = Open }).ShouldBe(new JoinFirst(Earlier));

    [Fact]
    public void Row_3_a_bounce_of_our_message_is_noted_on_its_request()
    {
        var bounce = new BouncedMail("yann@exemple.fr", "5.1.1", "x@y", Permanent: true);

        MailFilters
            .Decide(Mail(MailKind.Bounce) with { Person = null, Bounced = bounce, Answered = JustClosed })
            .ShouldBe(new NoteBounce(JustClosed, bounce));
    }

    [Fact]
    public void Row_4_a_bounce_of_a_message_that_is_not_ours_is_left_to_sort() =>
        MailFilters.Decide(Mail(MailKind.Bounce)).Decision.ShouldBe(MailDecision.BounceUnknown);

    [Theory]
    [InlineData(MailKind.AutoReply, MachineAnswer.AutoReply)]
    [InlineData(MailKind.OutOfOffice, MachineAnswer.OutOfOffice)]
    [InlineData(MailKind.Receipt, MachineAnswer.Receipt)]
    public void Row_5_a_machine_that_answers_us_is_noted_and_changes_nothing(MailKind kind, MachineAnswer answer) =>
        MailFilters.Decide(Mail(kind) with { Answered = Open }).ShouldBe(new NoteMachine(Open, answer));

    [Fact]
    public void Row_5_also_when_it_only_repeats_our_subject() =>
        MailFilters
            .Decide(Mail(MailKind.OutOfOffice) with { Named = Open })
            .ShouldBe(new NoteMachine(Open, MachineAnswer.OutOfOffice));

    [Theory]
    [InlineData(MailKind.AutoReply)]
    [InlineData(MailKind.OutOfOffice)]
    [InlineData(MailKind.Receipt)]
    public void Row_6_a_machine_that_answers_nothing_of_ours_is_left_to_sort(MailKind kind) =>
        MailFilters.Decide(Mail(kind)).Decision.ShouldBe(MailDecision.MachineUnknown);

    [Theory]
    [InlineData(MailKind.Bounce, MailDecision.BounceUnknown)]
    [InlineData(MailKind.AutoReply, MailDecision.MachineUnknown)]
    [InlineData(MailKind.OutOfOffice, MailDecision.MachineUnknown)]
    [InlineData(MailKind.Receipt, MailDecision.MachineUnknown)]
    public void Rows_4_and_6_what_a_circle_received_is_never_noted_on_a_request_that_others_see(
        MailKind kind,
        MailDecision decision
    )
    {
        var circle = Guid.NewGuid();
        var confidential = Open with { CircleId = circle };

        MailFilters
            .Decide(Mail(kind) with { Answered = Open, CircleId = circle })
            .ShouldBeOfType<LeaveToSort>()
            .Decision.ShouldBe(decision);
        MailFilters
            .Decide(Mail(kind) with { Answered = confidential, CircleId = circle })
            .ShouldNotBeOfType<LeaveToSort>();
    }

    [Fact]
    public void Row_7_a_newsletter_is_left_to_sort() =>
        MailFilters.Decide(Mail(MailKind.List)).ShouldBeOfType<LeaveToSort>().Decision.ShouldBe(MailDecision.List);

    [Fact]
    public void Row_7_but_an_answer_to_us_through_a_list_is_followed() =>
        MailFilters.Decide(Mail(MailKind.List) with { Answered = Open }).ShouldBe(new FollowUp(Open));

    [Fact]
    public void Row_8_without_a_sender_somebody_decides() =>
        MailFilters.Decide(Mail() with { Person = null }).Decision.ShouldBe(MailDecision.NoSender);

    [Fact]
    public void Row_9_our_signature_leads_to_the_open_request_whoever_writes() =>
        MailFilters.Decide(Mail() with { Person = null, Answered = Open }).Decision.ShouldBe(MailDecision.FollowUp);

    [Fact]
    public void Row_9_our_signature_counts_more_than_a_reference() =>
        MailFilters.Decide(Mail() with { Answered = Open, Named = JustClosed }).ShouldBe(new FollowUp(Open));

    [Fact]
    public void Row_10_about_a_request_that_has_just_ended_somebody_reads_it() =>
        MailFilters.Decide(Mail() with { Answered = JustClosed }).Decision.ShouldBe(MailDecision.FollowUpToRead);

    [Fact]
    public void Row_11_about_a_request_that_ended_long_ago_it_is_a_new_one_linked_to_it() =>
        MailFilters.Decide(Mail() with { Answered = LongClosed }).ShouldBe(new Register(LongClosed));

    [Fact]
    public void Row_11_bis_what_a_circle_received_about_a_request_that_others_see_is_a_new_one_in_the_circle()
    {
        var circle = Guid.NewGuid();

        MailFilters.Decide(Mail() with { Answered = Open, CircleId = circle }).ShouldBe(new Register());
        MailFilters
            .Decide(Mail() with { Answered = Open with { CircleId = circle }, CircleId = circle })
            .ShouldBe(new FollowUp(Open with { CircleId = circle }));
    }

    [Fact]
    public void Row_12_a_reference_of_this_sender_in_the_subject_leads_to_its_request() =>
        MailFilters.Decide(Mail() with { Named = Open }).ShouldBe(new FollowUp(Open));

    [Fact]
    public void Row_13_an_invitation_is_a_message() =>
        MailFilters.Decide(Mail(MailKind.Calendar)).ShouldBe(new Register());

    [Fact]
    public void Row_13_anything_else_is_a_new_request() => MailFilters.Decide(Mail()).ShouldBe(new Register());

    [Theory]
    [InlineData("Re: votre demande 26-00412-K", "26-00412-K")]
    [InlineData("[26-00412-K] trou", "26-00412-K")]
    [InlineData("demande 26 00412 k svp", "26-00412-K")]
    public void A_reference_is_read_in_a_subject(string subject, string reference)
    {
        var real = new RequestReference(2026, 412).ToString();
        var asked = subject.Replace("26-00412-K", real, StringComparison.Ordinal);
        if (subject.Contains("26 00412 k", StringComparison.Ordinal))
            asked = $"demande {real.ToLowerInvariant().Replace('-', ' ')} svp";

        MailFactsReader.ReferencesIn(asked).ShouldBe([reference.Replace("26-00412-K", real, StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("Facture 26-00412-0")]
    [InlineData("Tél. 02 99 00 00 00")]
    [InlineData("")]
    public void What_only_looks_like_a_reference_is_none(string subject) =>
        MailFactsReader.ReferencesIn(subject).ShouldBeEmpty();
}
