using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Together;

/// <summary>A request of the group: how its answer would leave, or why it would not.</summary>
public sealed record GroupRecipient
{
    public required ReplyFacts Facts { get; init; }

    /// <summary>Null when it is aside.</summary>
    public required ReplyContent? Content { get; init; }

    /// <summary>Empty unless it is aside.</summary>
    public required string Why { get; init; }

    /// <summary>Somebody approves the answer before it leaves.</summary>
    public required bool IsApproved { get; init; }

    public string Reference => Facts.Request.Reference;

    public string Name => Facts.To?.Name ?? "";

    public bool IsAside => Content is null;

    public GroupOutcome Way =>
        Content is null ? GroupOutcome.Aside
        : IsApproved ? GroupOutcome.ToApprove
        : Content.Channel == Channel.Email ? GroupOutcome.Mailed
        : GroupOutcome.LetterReady;
}

/// <summary>Says of one request how the text of a group answers it.</summary>
public sealed record GroupJudge(GroupText Text, Viewer Viewer)
{
    public GroupRecipient Judge(ReplyFacts facts, string? email, ReplyDraft? draft, bool isApproved)
    {
        var content = ContentOf(facts, email);
        var why = WhyNot(facts, draft) ?? WhyNoWay(facts, content) ?? WhyNotWritten(content!);
        return new GroupRecipient
        {
            Facts = facts,
            Content = why is null ? content : null,
            Why = why ?? "",
            IsApproved = isApproved,
        };
    }

    /// <summary>What this person would read; null when nothing reaches them.</summary>
    public ReplyContent? ContentOf(ReplyFacts facts, string? email)
    {
        var envelope = facts.Addressees.Envelope();
        var paper = envelope is not null && facts.Addressees.WantPaper(facts.Request.Channel);
        var mails = !paper && !string.IsNullOrEmpty(email) && facts.To is { RefusesEmail: false };
        if (!mails && envelope is null)
            return null;
        return new ReplyContent
        {
            Channel = mails ? Channel.Email : Channel.Post,
            Recipient = mails ? email! : envelope!,
            Subject = TemplateText.Fill(Text.Subject, facts).ReplaceLineEndings(" ").Trim(),
            Body = TemplateText.Fill(Text.Body, facts).ReplaceLineEndings("\n").Trim(),
            After = Text.After,
        };
    }

    string? WhyNot(ReplyFacts facts, ReplyDraft? draft)
    {
        var request = facts.Request;
        if (!RequestPolicy.Allows(Viewer, request, RequestAction.Reply))
            return "Elle n'est pas à vous : le service qui l'a y répond.";
        if (request.StatusBeforeReply is not null)
            return "Une réponse est déjà sur le départ.";
        if (request.Status == RequestStatus.Merged)
            return "Elle est fusionnée dans une autre demande.";
        if (request.Status == RequestStatus.Closed)
            return "Elle est close.";
        if (request.Status == RequestStatus.Answered)
            return "Elle a déjà une réponse.";
        if (draft is { IsCirculating: true })
            return "Une réponse est déjà à la validation.";
        if (draft is { IsLeaving: false, Content.IsEmpty: false })
            return draft.UpdatedById is { } who && who == Viewer.AgentId
                ? "Vous y avez un brouillon : envoyez-le, ou videz-le."
                : $"{draft.UpdatedBy} a commencé une réponse.";
        return facts.Addressees.Where(a => a.AlsoAsked).Select(a => a.Name).ToList() is { Count: > 0 } also
            ? $"{string.Join(", ", also)} {(also.Count > 1 ? "ont" : "a")} demandé la même chose : répondez à chaque personne."
            : null;
    }

    static string? WhyNoWay(ReplyFacts facts, ReplyContent? content) =>
        content is not null ? null
        : facts.To is not { } to ? "Personne n'est identifié : il n'y a pas à qui écrire."
        : to.RefusesEmail ? "Cette personne refuse les courriels, et son adresse postale manque."
        : to.BadEmails.Count > 0 ? "Ses courriels n'arrivent pas, et son adresse postale manque."
        : "Ni courriel ni adresse postale.";

    /// <summary>What the form of a single answer would refuse.</summary>
    static string? WhyNotWritten(ReplyContent content)
    {
        // Nothing is written yet: that is said once for all of them.
        if (content.Body.Length == 0)
            content = content with { Body = "…" };
        if ((TemplateText.FirstUnfilled(content.Subject) ?? TemplateText.FirstUnfilled(content.Body)) is { } empty)
            return $"{empty} reste vide pour cette demande.";
        try
        {
            content.RefuseIfIncomplete();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }
}
