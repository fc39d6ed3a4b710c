using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Who has it: offered, accepted, assigned, taken, transferred, sent back. It is never nobody's.</summary>
public sealed partial class CitizenRequest
{
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>After this moment a request nobody accepted goes back to the pilot.</summary>
    public DateTime? AcceptBefore { get; private set; }

    /// <summary>Who offered it, and gets it back when it is refused.</summary>
    public Guid? FormerDepartmentId { get; private set; }

    public Guid? FormerHandlerId { get; private set; }

    /// <summary>Refusals since it was last accepted: what the pilot looks at first.</summary>
    public int Refusals { get; private set; }

    public bool AwaitsAcceptance => DepartmentId is not null && AcceptedAt is null && IsOpen;

    public void Accept(ProcessContext by)
    {
        RefuseUnlessOpen("l'accepter");
        RefuseWhileReplyLeaves();
        if (DepartmentId is not { } department)
            throw new RefusedException("Aucun service n'a cette demande : affectez-la d'abord à un service.");
        if (AcceptedAt is not null)
            throw new RefusedException("Cette demande est déjà acceptée par le service.");
        Accepted(by.At);
        Status = Status == RequestStatus.Registered ? RequestStatus.Assigned : Status;
        Record(new RequestAccepted(department));
    }

    public void Assign(Guid agentId, string agentName, string? reason, ProcessContext by)
    {
        RefuseUnlessOpen("l'affecter");
        RefuseWhileReplyLeaves();
        if (DepartmentId is null)
            throw new RefusedException("Choisissez d'abord le service qui aura cette demande.");
        if (HandlerId == agentId)
            throw new RefusedException($"{agentName} a déjà cette demande.");
        Accepted(by.At);
        HandlerId = agentId;
        Status = Status == RequestStatus.Registered ? RequestStatus.Assigned : Status;
        Record(new RequestAssigned(agentId, agentName, reason));
    }

    public void Take(Guid agentId, ProcessContext by)
    {
        RefuseUnlessOpen("la prendre");
        RefuseWhileReplyLeaves();
        if (DepartmentId is null)
            throw new RefusedException("Cette demande n'a pas de service : le pilote doit d'abord l'affecter.");
        if (HandlerId == agentId && Status == RequestStatus.InProgress)
            throw new RefusedException("Vous avez déjà cette demande.");
        Accepted(by.At);
        HandlerId = agentId;
        Status = Status is RequestStatus.Registered or RequestStatus.Assigned ? RequestStatus.InProgress : Status;
        Record(new RequestTaken(agentId));
    }

    public void Transfer(Guid toDepartmentId, string toName, string reason, DateTime? acceptBefore)
    {
        RefuseUnlessOpen("la transférer");
        RefuseWhileReplyLeaves();
        RefuseWhileElsewhere();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites au service pourquoi vous lui transférez cette demande.", "Reason");
        if (toDepartmentId == DepartmentId)
            throw new RefusedException("Ce service a déjà cette demande.", "DepartmentId");
        var from = DepartmentId;
        FormerDepartmentId = from;
        FormerHandlerId = HandlerId;
        DepartmentId = toDepartmentId;
        OfferTo(toDepartmentId, acceptBefore);
        Status = RequestStatus.Registered;
        Record(new RequestTransferred(from, toDepartmentId, toName, reason.Trim()));
    }

    public void SendBack(string reason, ProcessContext by)
    {
        RefuseUnlessOpen("la renvoyer");
        RefuseWhileReplyLeaves();
        if (DepartmentId is not { } from || AcceptedAt is not null)
            throw new RefusedException(
                "Le service a déjà accepté cette demande : transférez-la plutôt au service compétent."
            );
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites pourquoi le service renvoie cette demande.", "Reason");
        Refusals++;
        Record(new RequestSentBack(from, FormerDepartmentId, reason.Trim()));
        ReturnTo(FormerDepartmentId, FormerHandlerId, by.At);
    }

    /// <summary>A department gives it up or never accepted it; not <paramref name="refused"/> when the pilot takes it back.</summary>
    public void ReturnToPilot(string reason, bool refused = true)
    {
        RefuseUnlessOpen("la rendre au pilote");
        RefuseWhileReplyLeaves();
        RefuseWhileElsewhere();
        if (DepartmentId is null)
            throw new RefusedException("Cette demande est déjà chez le pilote.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites au pilote pourquoi cette demande lui revient.", "Reason");
        if (refused)
            Refusals++;
        Record(new RequestReturnedToPilot(DepartmentId, reason.Trim()));
        ReturnTo(null, null, at: null);
    }

    /// <summary>Back to who offered it, who has it at once; or to the pilot when nobody did.</summary>
    void ReturnTo(Guid? department, Guid? handler, DateTime? at)
    {
        DepartmentId = department;
        HandlerId = handler;
        FormerDepartmentId = null;
        FormerHandlerId = null;
        AcceptBefore = null;
        AcceptedAt = department is null ? null : at;
        Status = AtHand;
    }

    void OfferTo(Guid? department, DateTime? acceptBefore)
    {
        HandlerId = null;
        AcceptedAt = null;
        AcceptBefore = department is null ? null : acceptBefore;
    }

    void Accepted(DateTime at)
    {
        AcceptedAt ??= at;
        AcceptBefore = null;
        Refusals = 0;
    }
}
