using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

public class MailKindsTests
{
    [Theory]
    [InlineData("Auto-Submitted: auto-generated")]
    [InlineData("Auto-Submitted: auto-replied; owner-email=\"x\"")]
    [InlineData("X-Autoreply: yes")]
    [InlineData("X-Autorespond: x")]
    [InlineData("X-Autoresponder: x")]
    [InlineData("X-Mail-Autoreply: x")]
    [InlineData("X-Auto-Reply-From: a@b.example")]
    [InlineData("Precedence: auto_reply")]
    [InlineData("X-Precedence: AUTO_REPLY")]
    [InlineData("X-FC-MachineGenerated: true")]
    [InlineData("Delivered-To: Autoresponder")]
    public void A_machine_says_so_in_its_fields(string field) =>
        MailKinds.Of(Message(fields: field)).ShouldBe(MailKind.AutoReply);

    [Theory]
    [InlineData("Auto-Submitted: no")]
    [InlineData("X-Autoreply: no")]
    [InlineData("X-FC-MachineGenerated: false")]
    [InlineData("X-Auto-Response-Suppress: All")]
    [InlineData("Precedence: normal")]
    [InlineData("Feedback-ID: 1.eu-west-1:AmazonSES")]
    [InlineData("Return-Path: <>")]
    public void A_field_that_says_nothing_leaves_a_message(string field) =>
        MailKinds.Of(Message(fields: field)).ShouldBe(MailKind.Message);

    [Theory]
    [InlineData("Réponse automatique : Portail du square")]
    [InlineData("Réponse automatique")]
    [InlineData("Réponse automatique d’absence : Portail")]
    [InlineData("Automatic reply: Portail")]
    [InlineData("Automatic Response")]
    [InlineData("Out of Office")]
    [InlineData("Out of Office AutoReply: Portail")]
    [InlineData("Réponse automatique Re: Portail")]
    [InlineData("Auto-reply: Portail")]
    [InlineData("Abwesenheitsnotiz: Portail")]
    [InlineData("Automatische Antwort: Portail")]
    [InlineData("Respuesta automática: Portail")]
    [InlineData("Risposta automatica: Portail")]
    public void The_subject_that_a_machine_writes_is_enough(string subject) =>
        MailKinds.Of(Message("Bonjour,\nde retour lundi.", subject)).ShouldBe(MailKind.OutOfOffice);

    [Theory]
    [InlineData("Message d'absence : Portail", "Je suis absente du bureau jusqu'au 17 mars.")]
    [InlineData("Absente du bureau Re: Portail", "Je suis actuellement absente.")]
    [InlineData("Réponse automatique de Jean Dupont", "Je suis en congés jusqu'à lundi.")]
    [InlineData("Absence du bureau", "Je suis en congés jusqu'à lundi.")]
    [InlineData("En congés", "Je serai hors du bureau cette semaine.")]
    [InlineData("Vacation", "I am on leave until Monday.")]
    public void A_likely_subject_wants_the_words_of_somebody_away(string subject, string text) =>
        MailKinds.Of(Message(text, subject)).ShouldBe(MailKind.OutOfOffice);

    [Theory]
    [InlineData("Re: Portail", "Je suis absente du bureau jusqu'au 17 mars.", "Auto-Submitted: auto-replied")]
    [InlineData("Re: Portail", "Merci.", "Auto-Submitted: auto-replied (zimbra; vacation)")]
    [InlineData("AUTO: Ann is out of the office", "Back on Monday.", "Auto-Submitted: auto-generated")]
    [InlineData("Absence", "De retour lundi.", "X-Autoreply: yes\nPrecedence: bulk")]
    public void The_fields_of_a_machine_and_the_words_of_somebody_away(string subject, string text, string fields) =>
        MailKinds.Of(Message(text, subject, fields: fields)).ShouldBe(MailKind.OutOfOffice);

    [Theory]
    [InlineData(
        "Absence de mon fils à la cantine",
        "Il est absent jeudi, je suis en congés ce jour-là mais joignable."
    )]
    [InlineData("Message d'absence", "Mon fils Milo est absent de la cantine jeudi.")]
    [InlineData("Absence de réponse", "Je n'ai reçu aucune réponse à mon courrier.")]
    [InlineData("Réponse automatique de votre service", "Elle ne répond pas à ma question.")]
    [InlineData("Réponse automatique inutile", "Votre réponse automatique ne répond pas à ma question.")]
    [InlineData("Re: Réponse automatique : Portail", "Merci de traiter ma demande.")]
    [InlineData("Absences répétées", "L'agent du guichet est en vacances ?")]
    [InlineData("Lu : votre article", "J'ai lu votre article sur le square.")]
    [InlineData("Non remis : mon colis", "Le facteur n'est pas passé.")]
    [InlineData("Liste électorale", "Je souhaite m'inscrire.")]
    [InlineData("Invitation à la fête", "Venez dimanche.")]
    [InlineData("Je serai absent", "Je suis absent du bureau demain, rappelez-moi lundi.")]
    [InlineData("Retour de courrier", "Votre lettre est revenue, l'adresse du message n'a pas pu être lue.")]
    public void What_a_resident_writes_is_a_message(string subject, string text) =>
        MailKinds.Of(Message(text, subject)).ShouldBe(MailKind.Message);

    [Theory]
    [InlineData("noreply@caf.example", "", null, MailKind.AutoReply)]
    [InlineData("accueil@caf.example", "X-Auto-Response-Suppress: All", null, MailKind.AutoReply)]
    [InlineData("accueil@caf.example", "", null, MailKind.Message)]
    [InlineData("noreply@plouzel.example", "", "nadia.benali@usager.example", MailKind.Message)]
    public void An_acknowledgement_without_the_fields_of_a_machine(
        string from,
        string fields,
        string? replyTo,
        MailKind kind
    ) =>
        MailKinds
            .Of(Message(subject: "Accusé de réception de votre message", from: from, fields: fields, replyTo: replyTo))
            .ShouldBe(kind);

    [Fact]
    public void A_server_with_an_empty_return_path_needs_no_known_words() =>
        MailKinds
            .Of(Message("Zut.", "Courrier", "MAILER-DAEMON@mx.usager.example", fields: "Return-Path: <>"))
            .ShouldBe(MailKind.Bounce);

    [Fact]
    public void An_absence_of_the_postmaster_is_an_absence() =>
        MailKinds
            .Of(
                Message(
                    "De retour lundi.",
                    "Réponse automatique : Fuite",
                    "postmaster@usager.example",
                    fields: "Return-Path: <>"
                )
            )
            .ShouldBe(MailKind.OutOfOffice);

    [Theory]
    [InlineData("List-Id: Amis du parc <amis.parc.example>")]
    [InlineData("List-Unsubscribe: <mailto:x@parc.example>")]
    [InlineData("Precedence: bulk")]
    [InlineData("Precedence: list")]
    [InlineData("Mailing-List: list amis@parc.example")]
    public void A_list_says_so_in_its_fields(string field) =>
        MailKinds.Of(Message(fields: field)).ShouldBe(MailKind.List);

    [Fact]
    public void A_robot_behind_a_list_is_a_robot() =>
        MailKinds
            .Of(Message(subject: "Out of Office", fields: "List-Id: <x.parc.example>\nPrecedence: bulk"))
            .ShouldBe(MailKind.OutOfOffice);

    [Theory]
    [InlineData("text/calendar", "Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR", MailKind.Calendar)]
    [InlineData(
        "text/calendar",
        "Content-Type: text/calendar",
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n",
        MailKind.Calendar
    )]
    [InlineData(
        "text/calendar",
        "Content-Type: text/calendar",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        MailKind.Message
    )]
    [InlineData("application/ics", "", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n", MailKind.Message)]
    public void A_calendar_that_asks_for_something(string type, string fields, string content, MailKind kind) =>
        MailKinds.Of(Message(contentType: "multipart/alternative", parts: Part(type, content, fields))).ShouldBe(kind);

    [Fact]
    public void An_invitation_sent_by_a_calendar_is_an_invitation() =>
        MailKinds
            .Of(
                Message(
                    fields: "Auto-Submitted: auto-generated",
                    contentType: "multipart/mixed",
                    parts: Part("text/calendar", "METHOD:REQUEST", "Content-Type: text/calendar; method=REQUEST")
                )
            )
            .ShouldBe(MailKind.Calendar);

    [Fact]
    public void A_receipt_comes_before_the_empty_return_path_it_has() =>
        MailKinds
            .Of(
                Message(
                    "Votre message a été supprimé sans être lu.",
                    "Non lu : Portail",
                    fields: "Return-Path: <>\nAuto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=disposition-notification",
                    contentType: "multipart/report",
                    parts: Part("message/disposition-notification", "Disposition: automatic-action; deleted")
                )
            )
            .ShouldBe(MailKind.Receipt);

    [Theory]
    [InlineData("Lu : Portail", "Votre message\nÀ : Mairie\na été lu le 12 mai 2026 à 08:41.")]
    [InlineData("Read: Portail", "Your message was read on Tuesday.")]
    public void A_receipt_without_a_report_has_its_sentence(string subject, string text) =>
        MailKinds.Of(Message(text, subject)).ShouldBe(MailKind.Receipt);

    [Fact]
    public void A_bounce_that_somebody_forwards_as_a_file_is_a_message()
    {
        var bounce = Part(
            "multipart/report",
            "",
            "",
            Part("message/delivery-status", "Final-Recipient: rfc822; a@b.example\nAction: failed")
        );
        MailKinds
            .Of(
                Message(
                    "Que faire ?",
                    "Fwd: Undelivered",
                    contentType: "multipart/mixed",
                    parts: Part("message/rfc822", "", "", bounce)
                )
            )
            .ShouldBe(MailKind.Message);
    }
}
