using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Referrals.Writing;

/// <summary>What the agent wants: to whom, why, and which way.</summary>
public sealed record ReferralWish
{
    public const int MaxWord = 2000;

    public required Guid? PartnerId { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>For the resident, above the rest.</summary>
    public string Word { get; init; } = "";

    /// <summary>Mail or letter.</summary>
    public required Channel PartnerChannel { get; init; }

    /// <summary>Mail, letter, or by word of mouth: then nothing leaves.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Address or envelope of the resident.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Somebody writes to the resident.</summary>
    public bool Tells => Channel is Channel.Email or Channel.Post;

    /// <summary>Says the first thing that keeps it from leaving.</summary>
    public void RefuseIfIncomplete(CitizenRequest request, PartnerAuthority partner)
    {
        if (Reason.Length == 0)
            throw new RefusedException("Dites pourquoi la demande relève de cet organisme.", "Input.Reason");
        if (Reason.Length > Referral.MaxReason)
            throw new RefusedException($"La raison tient en {Referral.MaxReason} caractères.", "Input.Reason");
        if (Word.Length > MaxWord)
            throw new RefusedException($"Votre mot tient en {MaxWord} caractères.", "Input.Word");
        RefusePartner(request, partner);
        if (Tells && request.CircleId is not null && Channel == Channel.Email)
            throw new RefusedException(
                "Cette demande est confidentielle : écrivez par lettre, un courriel peut être lu par d'autres.",
                "Input.Channel"
            );
        Recipients.RefuseIfIncomplete(Channel, Recipient, "Input.");
    }

    void RefusePartner(CitizenRequest request, PartnerAuthority partner)
    {
        if (partner.Address.Length == 0)
            throw new RefusedException(
                $"L'adresse postale de {partner.Name} n'est pas connue, et la loi veut qu'on la donne à l'usager : un administrateur la note sur la fiche de l'organisme.",
                "Input.PartnerId"
            );
        if (PartnerChannel != Channel.Email)
            return;
        if (request.CircleId is not null)
            throw new RefusedException(
                "Cette demande est confidentielle : transmettez-la par lettre, un courriel peut être lu par d'autres.",
                "Input.PartnerChannel"
            );
        if (!EmailAddresses.IsComplete(partner.Email))
            throw new RefusedException(
                $"{partner.Name} n'a pas d'adresse de courriel : transmettez la demande par lettre.",
                "Input.PartnerChannel"
            );
    }
}
