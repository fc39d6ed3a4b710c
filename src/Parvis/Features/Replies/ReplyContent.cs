using Parvis.Data;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>An answer as it stands in the form: the draft keeps it, sending takes it.</summary>
public sealed record ReplyContent
{
    public const int MaxBody = 20_000;
    public const int MaxSubject = 250;

    public required Channel Channel { get; init; }

    /// <summary>E-mail address, or name and address of an envelope; nothing when it is said aloud.</summary>
    public string Recipient { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>Where the request stands once the answer is given.</summary>
    public RequestStatus After { get; init; } = RequestStatus.Answered;

    /// <summary>Public ids of files of the request.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public bool IsEmpty => Body.Length == 0 && Files.Count == 0;

    public bool IsWritten => Channel is Channel.Email or Channel.Post;

    /// <summary>Says the first thing that keeps it from leaving.</summary>
    public void RefuseIfIncomplete()
    {
        if (Channel is not (Channel.Email or Channel.Phone or Channel.FrontDesk or Channel.Post))
            throw new RefusedException("Dites comment vous répondez.", nameof(Channel));
        if (
            After
            is not (
                RequestStatus.Answered
                or RequestStatus.WaitingForRequester
                or RequestStatus.InProgress
                or RequestStatus.Closed
            )
        )
            throw new RefusedException("Dites ce que devient la demande.", nameof(After));
        if (Body.Length == 0)
            throw new RefusedException(
                IsWritten ? "Écrivez votre réponse." : "Notez ce que vous avez répondu.",
                nameof(Body)
            );
        if (Body.Length > MaxBody)
            throw new RefusedException($"La réponse tient en {MaxBody} caractères.", nameof(Body));
        if (Subject.Length > MaxSubject)
            throw new RefusedException($"L'objet tient en {MaxSubject} caractères.", nameof(Subject));
        TemplateText.RefuseUnfilled(Subject, nameof(Subject));
        TemplateText.RefuseUnfilled(Body, nameof(Body));
        Recipients.RefuseIfIncomplete(Channel, Recipient);
    }
}
