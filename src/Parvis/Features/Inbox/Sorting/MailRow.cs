using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>A message as the lists show it.</summary>
public sealed record MailRow
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required string FromName { get; init; }

    public required string FromAddress { get; init; }

    public required string Subject { get; init; }

    /// <summary>Its first words; empty when they are a circle's.</summary>
    public required string Excerpt { get; init; }

    public required string Problem { get; init; }

    public required MailDecision? Decision { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime ReceivedAt { get; init; }

    public required string Mailbox { get; init; }

    public required bool SenderDoubted { get; init; }

    public required bool Confidential { get; init; }

    public required DateTime? SettledAt { get; init; }

    /// <summary>See <see cref="StoredMail.SettledBy"/>.</summary>
    public required string SettledBy { get; init; }

    /// <summary>False: it is on its server only.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>The request it belongs to.</summary>
    public string Reference { get; init; } = "";

    /// <summary>It came while that request could still be reopened.</summary>
    public bool CameInTime { get; init; }

    public MailSettlement? Settlement => MailSettlement.Of(Decision, SettledBy, SettledAt);

    /// <summary>Of one who is doubted, the name is what they say: the address is who gets the answer.</summary>
    public string From =>
        SenderDoubted && FromName.Length > 0
            ? $"{(FromAddress.Length > 0 ? $"{FromAddress}. " : "")}Se présente comme : {FromName}"
        : FromName.Length > 0 && FromAddress.Length > 0 ? $"{FromName} ({FromAddress})"
        : FromName.Length > 0 ? FromName
        : FromAddress.Length > 0 ? FromAddress
        : "Expéditeur inconnu";

    /// <summary>What the lists say of its words.</summary>
    public string Brief =>
        !Confidential ? Excerpt
        : Reference.Length > 0 ? "Contenu confidentiel : ouvrez la demande pour le lire."
        : "Contenu confidentiel : ouvrez le courriel pour le lire.";

    public string Title => Subject.Length > 0 ? Subject : "Sans objet";

    /// <summary>A machine or a list wrote it: they are settled together.</summary>
    public bool IsLikelyNoRequest =>
        Decision is MailDecision.List or MailDecision.MachineUnknown or MailDecision.BounceUnknown;
}
