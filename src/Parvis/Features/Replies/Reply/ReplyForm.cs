using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Reply;

/// <summary>The fields of the reply page.</summary>
public sealed class ReplyForm
{
    public Channel Channel { get; set; } = Channel.Email;

    public string? Email { get; set; }

    public string? Envelope { get; set; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public RequestStatus After { get; set; } = RequestStatus.Answered;

    /// <summary>Chosen among the files of the request.</summary>
    public List<string> Files { get; set; } = [];

    /// <summary>Those the page recapped beside the button.</summary>
    public List<string> ShownFiles { get; set; } = [];

    public int DraftVersion { get; set; } = ReplyDrafts.NoVersion;

    public string Token { get; set; } = "";

    public ReplyContent Content =>
        new()
        {
            Channel = Channel,
            Recipient = Channel switch
            {
                Channel.Email => Email?.Trim() ?? "",
                Channel.Post => Envelope?.ReplaceLineEndings("\n").Trim() ?? "",
                _ => "",
            },
            Subject = Subject?.ReplaceLineEndings(" ").Trim() ?? "",
            Body = Body?.ReplaceLineEndings("\n").Trim() ?? "",
            After = After,
            Files = [.. Files.Distinct(StringComparer.Ordinal)],
        };

    public void Fill(ReplyContent content)
    {
        Channel = content.Channel;
        if (content.Channel == Channel.Email)
            Email = content.Recipient;
        if (content.Channel == Channel.Post)
            Envelope = content.Recipient;
        Subject = content.Subject;
        Body = content.Body;
        After = content.After;
        Files = [.. content.Files];
    }
}
