using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together.Page;

/// <summary>Who gets what, and the text as one of them reads it.</summary>
public sealed record GroupOut(IReadOnlyList<GroupRecipient> Recipients, string? Look, GroupText Text, Viewer Viewer)
{
    /// <summary>Of the one that is looked at.</summary>
    public string? Email { get; init; }

    public int Reached => Recipients.Count(r => !r.IsAside);

    public IReadOnlyList<GroupRecipient> By(GroupOutcome way) => [.. Recipients.Where(r => r.Way == way)];

    /// <summary>The one asked for; else the first that gets an answer.</summary>
    public GroupRecipient? Looked =>
        Recipients.FirstOrDefault(r => r.Reference == Look)
        ?? Recipients.FirstOrDefault(r => !r.IsAside)
        ?? (Recipients is [var first, ..] ? first : null);

    public int Place => Looked is { } looked ? Recipients.ToList().IndexOf(looked) : -1;

    public string? Previous => Place > 0 ? Recipients[Place - 1].Reference : null;

    public string? Next => Place >= 0 && Place + 1 < Recipients.Count ? Recipients[Place + 1].Reference : null;

    /// <summary>As this person reads it; written even when it would not leave, so that one sees what lacks.</summary>
    public ReplyContent? Words =>
        Looked is { } looked ? new GroupJudge(Text, Viewer).ContentOf(looked.Facts, Email) : null;

    public string Filled => Looked is { } looked ? TemplateText.Fill(Text.Body, looked.Facts).Trim() : "";

    public string FilledSubject =>
        Looked is not { } looked ? ""
        : Text.Subject.Length == 0 ? ReplySending.NeutralSubject(looked.Reference)
        : TemplateText.Fill(Text.Subject, looked.Facts).Trim();

    /// <summary>What sending would refuse, told while it is typed.</summary>
    public string? Fault
    {
        get
        {
            try
            {
                TemplateCheck.Refuse(Text.Subject, "");
                TemplateCheck.Refuse(Text.Body, "");
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Message;
            }
        }
    }
}

/// <summary>A group that was sent, and where it stands.</summary>
public sealed record GroupProgress(GroupReply Group, IReadOnlyList<GroupResult> Results)
{
    public bool IsDone => Group.DoneAt is not null;

    public int Settled => Results.Count(r => r.Outcome != GroupOutcome.Waiting);

    public IReadOnlyList<GroupResult> By(GroupOutcome outcome) => [.. Results.Where(r => r.Outcome == outcome)];
}
