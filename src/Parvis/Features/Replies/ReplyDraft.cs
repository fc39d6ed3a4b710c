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
                "Une réponse est déjà sur le départ : attendez quelques secondes ou annulez-la."
            );
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

    public void LeaveAs(long correspondenceId) => CorrespondenceId = correspondenceId;

    public void ComeBack() => CorrespondenceId = null;

    // A draft is never refused: what is too long is said when it is sent.
    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
