using Parvis.Data;

namespace Parvis.Features.Referrals;

/// <summary>
/// A request that another authority has: to whom, since when, what was heard of it since. The words are in the
/// correspondence; while it is there the request is <see cref="Requests.RequestStatus.Referred"/>.
/// </summary>
public sealed class Referral
{
    public const int MaxReason = 1000;
    public const int MaxReference = 80;
    public const int MaxName = 200;

    Referral() { }

    public Referral(long requestId, long messageId, Guid partnerId, string partnerName) =>
        (RequestId, MessageId, PartnerId, PartnerName) = (requestId, messageId, partnerId, partnerName);

    public long Id { get; private set; }

    public long RequestId { get; private set; }

    /// <summary>What was sent to the partner.</summary>
    public long MessageId { get; private set; }

    public Guid PartnerId { get; private set; }

    /// <summary>As it was called then.</summary>
    public string PartnerName { get; private set; } = "";

    /// <summary>Why it is the partner's, in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly ReferredOn { get; init; }

    public required string ReferredBy { get; init; }

    /// <summary>What the partner calls it; empty while nobody knows.</summary>
    public string PartnerReference { get; private set; } = "";

    public DateOnly? LastChasedOn { get; private set; }

    public int Chasers { get; private set; }

    /// <summary>From this day on the partner has been silent too long; whatever is heard or asked moves it.</summary>
    public required DateOnly NewsDueOn { get; set; }

    /// <summary>When somebody is told of the silence; then again one period later.</summary>
    public required DateOnly TellOn { get; set; }

    /// <summary>How many times in a row: whoever is above who has the request is told in turn.</summary>
    public int TimesTold { get; private set; }

    /// <summary>The local day it came back; null while it is there.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The partner is not competent.</summary>
    public bool Declined { get; private set; }

    public bool IsOpen => EndedOn is null;

    public void Expect(DateOnly newsDueOn) => (NewsDueOn, TellOn, TimesTold) = (newsDueOn, newsDueOn, 0);

    public void TellSilence(DateOnly againOn) => (TellOn, TimesTold) = (againOn, TimesTold + 1);

    /// <summary>The silence lasts a whole period after who has the request was told of it.</summary>
    public const int TimesBeforeHead = 2;

    public const int TimesBeforePilot = 3;

    public void Note(string? partnerReference) => PartnerReference = partnerReference?.Trim() ?? "";

    public void Chase(DateOnly on, DateOnly newsDueOn)
    {
        if (LastChasedOn == on)
            throw new RefusedException("Cet organisme a déjà été relancé aujourd'hui.");
        LastChasedOn = on;
        Chasers++;
        Expect(newsDueOn);
    }

    /// <summary>The same words leave another way.</summary>
    public void LeaveAs(long messageId) => MessageId = messageId;

    public void End(DateOnly on, bool declined) => (EndedOn, Declined) = (on, declined);
}
