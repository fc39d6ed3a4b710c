using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requests;

/// <summary>How what the town writes is called.</summary>
public static class CorrespondenceWords
{
    /// <summary>It could not leave, or came back.</summary>
    public static bool DidNotArrive(this CorrespondenceState state) =>
        state is CorrespondenceState.Failed or CorrespondenceState.Bounced;

    /// <summary>Written by the law or by usage, and no answer.</summary>
    public static bool IsNotice(this CorrespondenceKind kind) => kind != CorrespondenceKind.Message;

    /// <summary>As people write it: « 06 12 34 56 78 ».</summary>
    public static string ShownRecipient(this Correspondence message) =>
        message.Channel == Channel.TextMessage ? PhoneNumber.Show(message.Recipient) : message.Recipient;

    /// <summary>« l'accusé de réception »</summary>
    public static string Named(this CorrespondenceKind kind) =>
        kind switch
        {
            CorrespondenceKind.Message => "la réponse",
            CorrespondenceKind.RegistrationReceipt => "l'accusé d'enregistrement",
            CorrespondenceKind.Acknowledgement => "l'accusé de réception",
            CorrespondenceKind.ItemsDemand => "la demande de pièces",
            CorrespondenceKind.News => "le message de suivi",
            CorrespondenceKind.Forwarding => "la transmission à l'organisme compétent",
            CorrespondenceKind.ForwardingNotice => "l'avis de transmission",
            CorrespondenceKind.PartnerChaser => "la relance à l'organisme compétent",
        };

    /// <summary>At the head of a sentence: « L'accusé de réception ».</summary>
    public static string Subject(this CorrespondenceKind kind)
    {
        var named = kind.Named();
        return char.ToUpperInvariant(named[0]) + named[1..];
    }

    /// <summary>Of a line.</summary>
    public static string Title(this CorrespondenceKind kind) =>
        kind switch
        {
            CorrespondenceKind.Message => "Réponse de la mairie",
            CorrespondenceKind.RegistrationReceipt => "Accusé d'enregistrement",
            CorrespondenceKind.Acknowledgement => "Accusé de réception",
            CorrespondenceKind.ItemsDemand => "Demande de pièces",
            CorrespondenceKind.News => "Message de suivi",
            CorrespondenceKind.Forwarding => "Transmission à l'organisme compétent",
            CorrespondenceKind.ForwardingNotice => "Avis de transmission",
            CorrespondenceKind.PartnerChaser => "Relance à l'organisme compétent",
        };

    public static bool IsFeminine(this CorrespondenceKind kind) =>
        kind
            is CorrespondenceKind.Message
                or CorrespondenceKind.ItemsDemand
                or CorrespondenceKind.Forwarding
                or CorrespondenceKind.PartnerChaser;

    /// <summary>It is for the authority that has the request, never for the resident.</summary>
    public static bool GoesToPartner(this CorrespondenceKind kind) =>
        kind is CorrespondenceKind.Forwarding or CorrespondenceKind.PartnerChaser;

    /// <summary>True only while the request is at another authority.</summary>
    public static bool IsOfReferral(this CorrespondenceKind kind) =>
        kind.GoesToPartner() || kind == CorrespondenceKind.ForwardingNotice;

    /// <summary>Its text says who handles the request, as it was when it was written: that is the proof.</summary>
    public static bool ClosesItself(this CorrespondenceKind kind) =>
        kind
            is CorrespondenceKind.Acknowledgement
                or CorrespondenceKind.ItemsDemand
                or CorrespondenceKind.Forwarding
                or CorrespondenceKind.ForwardingNotice
                or CorrespondenceKind.PartnerChaser;
}
