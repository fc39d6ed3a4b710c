using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>
/// The answer being written to a request: one, shared by all who may answer. While the answer is on its way it stays
/// aside, so that taking the answer back gives it back too.
/// </summary>
public sealed class ReplyDraft : IVersioned
{
    public required long RequestId { get; init; }

    public Channel Channel { get; private set; }

    public string Recipient { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public RequestStatus After { get; private set; }

    public List<string> Files { get; private set; } = [];

    public DateTime UpdatedAt { get; private set; }

    public Guid? UpdatedById { get; private set; }

    public string UpdatedBy { get; private set; } = "";

    /// <summary>The message it became, as long as that can be taken back.</summary>
    public long? CorrespondenceId { get; private set; }

    /// <summary>It is before those who approve it: see <c>Approval</c>.</summary>
    public bool IsCirculating { get; private set; }

    /// <summary>What is written below the words once it left.</summary>
    public string Signature { get; private set; } = "";

    public int Version { get; set; }

    public bool IsLeaving => CorrespondenceId is not null;

    public ReplyContent Content =>
        new()
        {
            Channel = Channel,
            Recipient = Recipient,
            Subject = Subject,
            Body = Body,
            After = After,
            Files = Files,
        };

    public void Write(ReplyContent content, ProcessContext by)
    {
        if (IsLeaving)
            throw new RefusedException(
                "Une réponse est déjà sur le départ, ou sa lettre attend la poste : attendez qu'elle soit partie, ou annulez-la."
            );
        if (IsCirculating)
            throw new RefusedException(
                "Cette réponse est en cours de validation : reprenez-la depuis la demande pour la modifier."
            );
        Signature = "";
        Channel = content.Channel;
        Recipient = Cut(content.Recipient, Recipients.MaxLength);
        Subject = Cut(content.Subject, ReplyContent.MaxSubject);
        Body = Cut(content.Body, ReplyContent.MaxBody);
        After = content.After;
        Files = [.. content.Files];
        UpdatedAt = by.At;
        UpdatedById = by.AgentId;
        UpdatedBy = by.Name;
    }

    public void Circulate() => IsCirculating = true;

    public void LeaveAs(long correspondenceId, string signature)
    {
        LeaveAs(correspondenceId);
        Signature = signature;
    }

    public void LeaveAs(long correspondenceId) => CorrespondenceId = correspondenceId;

    public void ComeBack() => (CorrespondenceId, IsCirculating) = (null, false);

    /// <summary>Nobody rewrote it since it became this message.</summary>
    public bool IsStill(Correspondence message) =>
        message.Body == Signed(Body, Signature) && message.Recipient == Recipient;

    /// <summary>An answer, with who signs it below.</summary>
    public static string Signed(string body, string signature) =>
        signature.Length == 0 ? body : $"{body}\n\n{signature}";

    // A draft is never refused: what is too long is said when it is sent.
    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
