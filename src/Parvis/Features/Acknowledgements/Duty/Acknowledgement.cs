using Parvis.Data;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>
/// The acknowledgement a request calls for: due, on its way, given, or not owed and why. Until it is given, no period to
/// contest the silence of the town runs (CRPA L112-6, L112-12). The words themselves are in the correspondence.
/// </summary>
public sealed class Acknowledgement
{
    public const int MaxReason = 500;
    public const int MaxName = 200;

    Acknowledgement() { }

    public Acknowledgement(long requestId, DateOnly dueOn) => (RequestId, DueOn) = (requestId, dueOn);

    public long RequestId { get; private set; }

    /// <summary>Ten working days for what came by electronic means (CRPA R112-11-2); the town's aim for the rest.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The message or letter that gives it, or is to; null while none is written.</summary>
    public long? MessageId { get; private set; }

    /// <summary>The local day it left.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>The regime it tells, as a code; null where no period runs.</summary>
    public string? ToldRegime { get; private set; }

    /// <summary>The reception it tells.</summary>
    public DateOnly? ToldReception { get; private set; }

    /// <summary>What it told is no longer so: another is owed.</summary>
    public bool Outdated { get; private set; }

    public AcknowledgementExemption? Exemption { get; private set; }

    public string ExemptionReason { get; private set; } = "";

    public string ExemptedBy { get; private set; } = "";

    public bool IsValid => GivenOn is not null && !Outdated;

    /// <summary>Somebody must still write it.</summary>
    public bool IsOwed => !IsValid && Exemption is null && (MessageId is null || Outdated);

    /// <summary>Written, and not left yet.</summary>
    public bool IsLeaving => MessageId is not null && GivenOn is null && !Outdated;

    public void Write(long messageId, string? regime, DateOnly reception)
    {
        // One that corrects a valid one does not undo it before it has left.
        (MessageId, GivenOn, Outdated) = (messageId, IsValid ? GivenOn : null, false);
        (ToldRegime, ToldReception) = (regime, reception);
        (Exemption, ExemptionReason, ExemptedBy) = (null, "", "");
    }

    /// <summary>The same words leave another way.</summary>
    public void LeaveAs(long messageId) => MessageId = messageId;

    public void Give(DateOnly on) => GivenOn = on;

    /// <summary>It did not leave: it is owed again, unless another one was given before.</summary>
    public void Fail() => MessageId = GivenOn is null ? null : MessageId;

    /// <summary>Nobody got it.</summary>
    public void ComeBack() => (MessageId, GivenOn) = (null, null);

    /// <summary>The topic or the reception is another one.</summary>
    public void Follow(string? regime, DateOnly reception, DateOnly dueOn)
    {
        if (ToldReception is not null)
            Outdated = regime != ToldRegime || reception != ToldReception;
        if (!IsValid)
            DueOn = dueOn;
    }

    public void Exempt(AcknowledgementExemption exemption, string reason, string by)
    {
        if (IsValid)
            throw new RefusedException("L'accusé de réception est déjà parti.");
        if (IsLeaving)
            throw new RefusedException("Un accusé de réception est sur le départ : attendez qu'il soit parti.");
        (Exemption, ExemptionReason, ExemptedBy) = (exemption, reason, by);
    }

    /// <summary>Sent on, it is for the competent authority to give it, unless the town did or is about to (CRPA L114-4).</summary>
    public void PassOn(string authority, string by)
    {
        if (!IsValid && !IsLeaving && Exemption is null)
            (Exemption, ExemptionReason, ExemptedBy) = (
                AcknowledgementExemption.CompetentAuthority,
                $"Demande transmise à {authority}.",
                by
            );
    }

    /// <summary>That authority is not competent: it is the town's again.</summary>
    public void TakeBack()
    {
        if (Exemption == AcknowledgementExemption.CompetentAuthority)
            (Exemption, ExemptionReason, ExemptedBy) = (null, "", "");
    }
}
