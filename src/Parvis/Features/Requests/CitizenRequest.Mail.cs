namespace Parvis.Features.Requests;

/// <summary>What mail says about a request without changing where it stands.</summary>
public sealed partial class CitizenRequest
{
    public void LeaveFilesOut(long messageId, IReadOnlyCollection<string> names) =>
        Record(new FilesLeftOut(messageId, [.. names]));

    public void HearMachine(MachineAnswer kind, string from, string? words) =>
        Record(new MachineAnswered(kind, from, words));

    public void LearnMailReturned(string? address, string? status, bool permanent) =>
        Record(new MailReturned(address, status, permanent));

    public void DetachMessage(long messageId, CitizenRequest into) =>
        Record(new MessageDetached(messageId, into.Id, into.Reference));
}

public enum MachineAnswer
{
    AutoReply,
    OutOfOffice,
    Receipt,
}
