using Parvis.Data;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>Waiting, going on, planning, being chased.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>Each chaser brings the request this many days forward in every queue.</summary>
    const int DaysPerChaser = 2;

    public DateOnly? PlannedOn { get; private set; }

    public string PlannedDetail { get; private set; } = "";

    public int ChaserCount { get; private set; }

    public DateTime? LastChasedAt { get; private set; }

    /// <summary>Since when the town has been waiting for the requester; nothing when it is not.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>Since when the promise of the town waits; nothing when it runs.</summary>
    public DateTime? PausedSince { get; private set; }

    /// <summary>Working days that its promise has waited so far.</summary>
    public int PausedDays { get; private set; }

    /// <summary>The wait is over, and took no working day of the promise.</summary>
    public void EndPause() => PausedSince = null;

    /// <summary>The wait is over, and its days are given back.</summary>
    public void GiveBackDays(int workingDays, DateOnly due, string reason)
    {
        PausedSince = null;
        PausedDays += workingDays;
        Record(new DueDateSet(DueOn, due, reason));
        SetDue(due);
    }

    public void WaitForRequester(string reason)
    {
        RefuseUnlessOpen("attendre l'usager");
        RefuseWhileReplyLeaves();
        RefuseWhileElsewhere();
        if (Status == RequestStatus.WaitingForRequester)
            throw new RefusedException("Cette demande attend déjà l'usager.");
        RefuseToWaitForNobody();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites ce que l'usager doit fournir ou dire.", "Reason");
        Status = RequestStatus.WaitingForRequester;
        Record(new WaitingStarted(reason.Trim()));
    }

    void RefuseToWaitForNobody()
    {
        if (HandlerId is null)
            throw new RefusedException("Prenez d'abord la demande : l'usager doit savoir qui attend sa réponse.");
    }

    public void Resume(string? reason)
    {
        if (Status != RequestStatus.WaitingForRequester)
            throw new RefusedException("Cette demande n'attend pas l'usager.");
        RefuseWhileReplyLeaves();
        Status = RequestStatus.InProgress;
        Record(new WorkResumed(reason?.Trim()));
    }

    /// <summary>Nobody is waited for any more, by no act of the resident.</summary>
    public void StopWaiting(string why)
    {
        if (Status != RequestStatus.WaitingForRequester || StatusBeforeReply is not null)
            return;
        Status = RequestStatus.InProgress;
        Record(new WorkResumed(why));
    }

    /// <summary>Years ahead.</summary>
    const int LongestPlan = 10;

    public void PlanIntervention(DateOnly on, string? detail, DateOnly today)
    {
        RefuseUnlessOpen("prévoir une intervention");
        if (on < today)
            throw new RefusedException("La date prévue est déjà passée.", "On");
        if (on > today.AddYears(LongestPlan))
            throw new RefusedException("Cette date est trop lointaine : vérifiez l'année.", "On");
        PlannedOn = on;
        PlannedDetail = detail?.Trim() ?? "";
        Record(new InterventionPlanned(on, PlannedDetail));
    }

    public void CancelIntervention(string? reason)
    {
        if (PlannedOn is null)
            throw new RefusedException("Aucune intervention n'est prévue.");
        PlannedOn = null;
        PlannedDetail = "";
        Record(new InterventionCancelled(reason?.Trim()));
    }

    /// <summary>Nothing changes for the request: somebody will speak for who asks.</summary>
    public void AskForInterpreter(string name, string language, DateOnly on)
    {
        RefuseUnlessOpen("prévoir un interprète");
        Record(new InterpreterAsked(name, language, on));
    }

    /// <summary>They confirmed, came, or are called off; also once it is closed.</summary>
    public void NoteInterpreter(string name, DateOnly on, string state) =>
        Record(new InterpreterNoted(name, on, state));

    /// <summary>The resident asks again: counted, and the request rises; never a second record.</summary>
    public void Chase(Channel channel, string? words, ProcessContext by)
    {
        if (Status == RequestStatus.Merged)
            throw new RefusedException("Cette demande vit dans une autre : notez la relance sur celle-ci.");
        RefuseUnlessOpen("noter une relance");
        ChaserCount++;
        LastChasedAt = by.At;
        SetDue(DueOn);
        Record(new RequestChased(ChaserCount, channel, words?.Trim()));
    }

    public void ReceiveMessage(long messageId, Channel channel)
    {
        if (Status == RequestStatus.WaitingForRequester)
            Status = RequestStatus.InProgress;
        Record(new MessageReceived(messageId, channel));
    }

    public void AddNote(long noteId, Guid[] mentions) => Record(new NoteAdded(noteId, mentions));

    public void AddFile(long fileId, string name) => Record(new FileAdded(fileId, name));

    public void AskOpinion(long opinionId, Guid departmentId, string departmentName)
    {
        RefuseUnlessOpen("demander un avis");
        Record(new OpinionAsked(opinionId, departmentId, departmentName));
    }

    public void GiveOpinion(long opinionId, Guid departmentId) => Record(new OpinionGiven(opinionId, departmentId));

    public void IssueReceipt(Channel channel, string? recipient) =>
        Record(new RegistrationReceiptIssued(channel, recipient));

    public void ReceiptRefused(long messageId, string reason) =>
        Record(new RegistrationReceiptFailed(messageId, reason));

    /// <summary>Changes nothing but what the person knows.</summary>
    public void TellNews(long messageId)
    {
        // That the work is done is told after the end.
        if (ClosedFor != ClosureReason.WorkDone)
            RefuseUnlessOpen("donner des nouvelles");
        Record(new NewsQueued(messageId));
    }

    public void NewsRefused(long messageId, string reason) => Record(new NewsFailed(messageId, reason));

    /// <summary>The date itself is kept by the slice of clocks; the history says that it moved.</summary>
    public void MoveStatutoryDate(DateOnly? from, DateOnly? to, SilenceRule? silence) =>
        Record(new StatutoryDateMoved(from, to, silence));

    /// <summary>Somebody above who has it knows that its date has passed.</summary>
    public void TellLateness(string[] names)
    {
        RefuseUnlessOpen("signaler son retard");
        if (DueOn is not { } due)
            throw new RefusedException("Cette demande n'a pas de date prévue.");
        Record(new LatenessTold(due, names));
    }

    /// <summary>Only those who work on it are told: nothing changes for the resident.</summary>
    public void RemindOfDate(DateOnly on, bool passed, bool firstAnswer, string[] names)
    {
        RefuseUnlessOpen("rappeler sa date");
        Record(new DateReminded(on, passed, firstAnswer, names));
    }

    /// <summary>It stays as open as it was: somebody must still carry it out, or answer.</summary>
    public void LetSilenceDecide(DateOnly on, SilenceRule silence)
    {
        if (silence == SilenceRule.None)
            throw new ArgumentException("This silence decides nothing.", nameof(silence));
        Record(new SilenceDecided(on, silence));
    }
}
