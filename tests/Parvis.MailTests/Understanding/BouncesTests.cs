using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

public class BouncesTests
{
    const string Returned = "From: contact@plouzel.example\nMessage-ID: <ar-77@plouzel.example>\nSubject: Fuite\n";

    static IncomingMail Report(string status, MailPart? returned = null, string text = "This is the mail system.") =>
        Message(
            text,
            "Undelivered Mail Returned to Sender",
            "MAILER-DAEMON@mx.plouzel.example",
            fields: "Return-Path: <>\nContent-Type: multipart/report; report-type=delivery-status",
            contentType: "multipart/report",
            parts:
            [
                Part("text/plain", text),
                Part("message/delivery-status", status),
                returned ?? Part("text/rfc822-headers", Returned),
            ]
        );

    [Theory]
    [InlineData(
        "Postfix",
        "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; odile@usager.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n    unknown user\n",
        "5.1.1",
        true
    )]
    [InlineData(
        "Exchange",
        "Reporting-MTA: dns;mx\r\n\r\nFinal-Recipient: rfc822;odile@usager.example\r\nAction: failed\r\nStatus: 5.1.10\r\n",
        "5.1.10",
        true
    )]
    [InlineData(
        "delay",
        "Reporting-MTA: dns; mx\n\nFinal-Recipient: RFC822; <odile@usager.example>\nAction: delayed\nStatus: 4.4.1 (no answer)\n",
        "4.4.1",
        false
    )]
    [InlineData("no action", "Final-Recipient: rfc822; odile@usager.example\nStatus: 5.2.2\n", "5.2.2", true)]
    [InlineData("no status", "Final-Recipient: rfc822; odile@usager.example\nAction: failed\n", null, true)]
    [InlineData(
        "one of two failed",
        "Final-Recipient: rfc822; awa@usager.example\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; odile@usager.example\nAction: failed\nStatus: 5.7.1\n",
        "5.7.1",
        true
    )]
    public void A_report_says_who_why_and_which_message(string server, string status, string? code, bool permanent) =>
        Bounces
            .Of(Report(status))
            .ShouldBe(new BouncedMail("odile@usager.example", code, "ar-77@plouzel.example", permanent), server);

    [Fact]
    public void A_report_that_everything_arrived_is_a_receipt()
    {
        var mail = Report("Final-Recipient: rfc822; odile@usager.example\nAction: delivered\nStatus: 2.0.0\n");
        MailKinds.Of(mail).ShouldBe(MailKind.Receipt);
        Bounces.Of(mail).ShouldBeNull();
    }

    [Fact]
    public void The_message_comes_back_whole()
    {
        var returned = Part(
            "message/rfc822",
            "",
            "",
            Part("text/plain", "Bonjour", "Message-ID: <ar-78@plouzel.example>")
        );
        Bounces
            .Of(Report("Final-Recipient: rfc822; odile@usager.example\nAction: failed\nStatus: 5.1.1", returned))
            .ShouldBe(new BouncedMail("odile@usager.example", "5.1.1", "ar-78@plouzel.example", true));
    }

    [Fact]
    public void Without_the_message_back_the_thread_says_which()
    {
        var mail = Message(
            "Échec de la remise pour ces destinataires :\n\nodile@usager.example\nL'adresse est introuvable. 550 5.1.10",
            "Non remis : Fuite",
            "postmaster@usager.example",
            fields: "Return-Path: <>",
            inReplyTo: "ar-79@plouzel.example"
        );
        Bounces.Of(mail).ShouldBe(new BouncedMail("odile@usager.example", "5.1.10", "ar-79@plouzel.example", true));
    }

    [Theory]
    [InlineData(
        "qmail",
        "failure notice",
        "Hi. This is the qmail-send program at mx.usager.example.\nI'm afraid I wasn't able to deliver your message.\n\n<odile@usager.example>:\n192.0.2.1 does not like recipient. 550 5.1.1 unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <ar-80@plouzel.example>\n",
        "5.1.1",
        true
    )]
    [InlineData(
        "Exim",
        "Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n  odile@usager.example\n    Unrouteable address\n\nMessage-ID: <ar-80@plouzel.example>\n",
        null,
        true
    )]
    [InlineData(
        "Sendmail, late",
        "Warning: could not send message for past 4 hours",
        "THIS IS A WARNING MESSAGE ONLY\n<odile@usager.example>... Deferred\nMessage-Id: <ar-80@plouzel.example>",
        null,
        false
    )]
    [InlineData(
        "late, in French",
        "Remise différée : Fuite",
        "La remise à odile@usager.example est retardée. 4.4.7\nMessage-ID: <ar-80@plouzel.example>",
        "4.4.7",
        false
    )]
    public void Old_servers_say_it_in_words(string server, string subject, string text, string? code, bool permanent) =>
        Bounces
            .Of(Message(text, subject, "MAILER-DAEMON@mx.usager.example", fields: "Return-Path: <>"))
            .ShouldBe(new BouncedMail("odile@usager.example", code, "ar-80@plouzel.example", permanent), server);

    [Fact]
    public void The_field_of_the_failed_address_is_enough() =>
        Bounces
            .Of(Message("Raison inconnue.", fields: "X-Failed-Recipients: odile@usager.example"))
            .ShouldBe(new BouncedMail("odile@usager.example", null, null, true));

    [Fact]
    public void An_address_that_never_ends_costs_little_more_than_its_length()
    {
        var mail = Message(
            $"odile@usager.{new string('e', 60_000)}",
            fields: "Return-Path: <>",
            from: "MAILER-DAEMON@a.example"
        );
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Bounces.Of(mail).ShouldNotBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_message_is_no_bounce() => Bounces.Of(Message()).ShouldBeNull();
}
