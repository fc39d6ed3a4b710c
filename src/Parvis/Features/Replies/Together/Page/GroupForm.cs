using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together.Page;

/// <summary>The fields of the page.</summary>
public sealed class GroupForm
{
    public string? Subject { get; set; }

    public string? Body { get; set; }

    public RequestStatus After { get; set; } = RequestStatus.Answered;

    public int Version { get; set; }

    /// <summary>To how many the button said it goes.</summary>
    public int Shown { get; set; }

    public string Token { get; set; } = "";

    public GroupText Text =>
        new(Subject?.ReplaceLineEndings(" ").Trim() ?? "", Body?.ReplaceLineEndings("\n").Trim() ?? "", After);

    public void Fill(GroupText text) => (Subject, Body, After) = (text.Subject, text.Body, text.After);
}
