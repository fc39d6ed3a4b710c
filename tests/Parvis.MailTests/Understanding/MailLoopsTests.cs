using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

public class MailLoopsTests
{
    [Theory]
    [InlineData("", NoAnswer.None)]
    [InlineData("Return-Path: <nadia.benali@usager.example>", NoAnswer.None)]
    [InlineData("Auto-Submitted: no", NoAnswer.None)]
    [InlineData("X-Auto-Response-Suppress: DR, RN", NoAnswer.None)]
    [InlineData("Auto-Submitted: auto-replied", NoAnswer.Automatic)]
    [InlineData("X-Autoreply: yes", NoAnswer.Automatic)]
    [InlineData("Precedence: bulk", NoAnswer.List)]
    [InlineData("List-Id: <x.parc.example>", NoAnswer.List)]
    [InlineData("Return-Path: <>", NoAnswer.NullReturnPath)]
    [InlineData("Return-Path: <MAILER-DAEMON@mx.plouzel.example>", NoAnswer.NullReturnPath)]
    [InlineData("X-Auto-Response-Suppress: All", NoAnswer.NotWanted)]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply", NoAnswer.NotWanted)]
    public void Fields_decide(string fields, NoAnswer expected)
    {
        MailLoops.WhyNot(Message(fields: fields)).ShouldBe(expected);
        MailLoops.MayBeAnswered(Message(fields: fields)).ShouldBe(expected == NoAnswer.None);
    }

    [Theory]
    [InlineData("nadia.benali@usager.example", true)]
    [InlineData("bounceur@usager.example", true)]
    [InlineData("sympathique@usager.example", true)]
    [InlineData("noreply@ecole.example", false)]
    [InlineData("no-reply+77@ecole.example", false)]
    [InlineData("ne-pas-repondre@caf.example", false)]
    [InlineData("nepasrepondre@caf.example", false)]
    [InlineData("MAILER-DAEMON@mx.example", false)]
    [InlineData("wordpress@ecole.example", false)]
    [InlineData("postmaster@mx.example", false)]
    [InlineData("bounces-77@lettre.example", false)]
    [InlineData("amis-request@parc.example", false)]
    [InlineData("owner-amis@parc.example", false)]
    [InlineData("", false)]
    public void Nobody_reads_some_addresses(string from, bool answered) =>
        MailLoops.MayBeAnswered(Message(from: from)).ShouldBe(answered);

    [Fact]
    public void A_form_that_names_the_resident_to_answer_is_answered() =>
        MailLoops
            .MayBeAnswered(Message(from: "noreply@plouzel.example", replyTo: "nadia.benali@usager.example"))
            .ShouldBeTrue();

    [Fact]
    public void An_answer_wanted_at_a_robots_is_not_sent() =>
        MailLoops.WhyNot(Message(replyTo: "noreply@ecole.example")).ShouldBe(NoAnswer.NobodyReads);

    [Fact]
    public void A_message_that_runs_in_circles_is_not_answered()
    {
        static string Hops(int count) => string.Concat(Enumerable.Repeat("Received: from a by b\n", count));
        MailLoops.WhyNot(Message(fields: Hops(MailLoops.MostHops))).ShouldBe(NoAnswer.None);
        MailLoops.WhyNot(Message(fields: Hops(MailLoops.MostHops + 1))).ShouldBe(NoAnswer.TooManyHops);
    }

    [Fact]
    public void A_bounce_and_a_receipt_are_not_answered()
    {
        MailLoops.WhyNot(Message(fields: "X-Failed-Recipients: a@b.example")).ShouldBe(NoAnswer.Bounce);
        MailLoops.WhyNot(Message("Votre message a été lu le 12 mai.", "Lu : Fuite")).ShouldBe(NoAnswer.Automatic);
    }
}
