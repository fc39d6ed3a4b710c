using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Sent on to the authority that is competent, and still followed here; or come from another one (CRPA L114-2).</summary>
public sealed partial class CitizenRequest
{
    public const int MaxAuthority = 150;

    /// <summary>Who has it while it is <see cref="RequestStatus.Referred"/>; empty until it was sent on.</summary>
    public string ReferredTo { get; private set; } = "";

    /// <summary>The local day it was sent on.</summary>
    public DateOnly? ReferredOn { get; private set; }

    /// <summary>Once at least, whatever became of it.</summary>
    public bool WasReferred { get; private set; }

    /// <summary>The local day another administration received it, before the town hall did.</summary>
    public DateOnly? FirstReceivedOn { get; private set; }

    public string FirstReceivedBy { get; private set; } = "";

    /// <param name="partner">The authority that is competent.</param>
    /// <param name="on">The local day.</param>
    /// <param name="reason">In plain words: the resident reads it too.</param>
    /// <param name="told">The resident is written to; otherwise they were told by word of mouth.</param>
    /// <param name="by">Who sends it on.</param>
    public void Refer(ReferredPartner partner, DateOnly on, string? reason, bool told, ProcessContext by)
    {
        RefuseUnlessOpen("la réorienter");
        RefuseWhileReplyLeaves();
        RefuseWhileElsewhere();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites pourquoi la demande relève de cet organisme.", "Reason");
        // Who sends it on answers for following it.
        if (DepartmentId is not null)
            Accepted(by.At);
        Status = RequestStatus.Referred;
        (ReferredTo, ReferredOn, WasReferred) = (partner.Name, on, true);
        Record(new RequestReferred(partner.Id, partner.Name, on, reason.Trim(), told));
    }

    public void NoteReferralNews(string partner, string? partnerReference, DateOnly? receivedOn)
    {
        RefuseUnlessElsewhere();
        Record(new ReferralNewsNoted(partner, partnerReference?.Trim(), receivedOn));
    }

    /// <summary>The partner answered, or is not competent after all: the work goes on here.</summary>
    public void EndReferral(string partner, bool declined, string? words)
    {
        RefuseUnlessElsewhere();
        RefuseWhileReplyLeaves();
        Status = AtHand;
        (ReferredTo, ReferredOn) = ("", null);
        Record(new ReferralEnded(partner, declined, words?.Trim()));
    }

    /// <summary>Another administration had it first: its day counts for the law (CRPA L114-3).</summary>
    public void NoteFirstReception(DateOnly? on, string? authority, DateOnly receivedOn)
    {
        RefuseUnlessOpen("le noter");
        var name = authority?.Trim() ?? "";
        if (on is not null && name.Length == 0)
            throw new RefusedException("Dites quelle administration l'a reçue d'abord.", nameof(FirstReceivedBy));
        if (on is null && name.Length > 0)
            throw new RefusedException("Donnez le jour où elle l'a reçue.", nameof(FirstReceivedOn));
        if (name.Length > MaxAuthority)
            throw new RefusedException($"Ce nom tient en {MaxAuthority} caractères.", nameof(FirstReceivedBy));
        if (on > receivedOn)
            throw new RefusedException(
                "Ce jour est après son arrivée à la mairie : donnez celui où l'autre administration l'a reçue.",
                nameof(FirstReceivedOn)
            );
        if (on < receivedOn.AddYears(-1))
            throw new RefusedException("Ce jour a plus d'un an : vérifiez l'année.", nameof(FirstReceivedOn));
        if ((on, name) == (FirstReceivedOn, FirstReceivedBy))
            return;
        RefuseWhileReplyLeaves();
        (FirstReceivedOn, FirstReceivedBy) = (on, name);
        Record(new FirstReceptionNoted(on, name));
    }

    /// <summary>Where it stands when nothing is awaited from anybody else.</summary>
    RequestStatus AtHand =>
        (DepartmentId, HandlerId) switch
        {
            (null, _) => RequestStatus.Registered,
            (_, null) => RequestStatus.Assigned,
            _ => RequestStatus.InProgress,
        };

    void RefuseWhileElsewhere()
    {
        if (Status == RequestStatus.Referred)
            throw new RefusedException(
                $"Cette demande est chez {ReferredTo} : notez d'abord sa réponse, ou qu'il n'est pas compétent."
            );
    }

    void RefuseUnlessElsewhere()
    {
        if (Status != RequestStatus.Referred)
            throw new RefusedException("Cette demande n'est pas chez un organisme partenaire.");
    }
}

/// <summary>The authority a request is sent on to.</summary>
public sealed record ReferredPartner(Guid Id, string Name);
