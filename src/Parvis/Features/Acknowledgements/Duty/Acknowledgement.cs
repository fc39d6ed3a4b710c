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
    public const int MaxRule = 64;

    Acknowledgement() { }

    public Acknowledgement(long requestId, DateOnly dueOn) => (RequestId, DueOn) = (requestId, dueOn);

    public long RequestId { get; private set; }

    /// <summary>Ten working days for what came by electronic means (CRPA R112-11-2); the town's aim for the rest.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The message or letter that gives it, or is to; null while none is written.</summary>
    public long? MessageId { get; private set; }

    /// <summary>The local day it left.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>The rule it tells, as a code (see <see cref="Writing.AcknowledgementKinds.RuleOf"/>); null before one is written.</summary>
    public string? ToldRule { get; private set; }

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

    public void Write(long messageId, string rule, DateOnly reception)
    {
        // One that corrects a valid one does not undo it before it has left.
        (MessageId, GivenOn, Outdated) = (messageId, IsValid ? GivenOn : null, false);
        (ToldRule, ToldReception) = (rule, reception);
        (Exemption, ExemptionReason, ExemptedBy) = (null, "", "");
    }

    /// <summary>The same words leave another way.</summary>
    public void LeaveAs(long messageId) => MessageId = messageId;

    public void Give(DateOnly on) => GivenOn = on;

    /// <summary>It did not leave: it is owed again, unless another one was given before.</summary>
    public void Fail() => MessageId = GivenOn is null ? null : MessageId;

    /// <summary>Nobody got it.</summary>
    public void ComeBack() => (MessageId, GivenOn) = (null, null);

    /// <summary>It had arrived after all; another one may have been written meanwhile.</summary>
    public void ArriveAfterAll(long messageId, DateOnly on)
    {
        if (MessageId is null && ToldRule is not null)
            (MessageId, GivenOn) = (messageId, on);
    }

    /// <summary>The topic or the reception is another one.</summary>
    public void Follow(string rule, DateOnly reception, DateOnly dueOn)
    {
        if (ToldRule is not null)
            Outdated = rule != ToldRule || reception != ToldReception;
        if (!IsValid)
            DueOn = dueOn;
    }

    /// <summary>The case of the law does not hold, or no longer.</summary>
    public void Lapse() => (Exemption, ExemptionReason, ExemptedBy) = (null, "", "");

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
