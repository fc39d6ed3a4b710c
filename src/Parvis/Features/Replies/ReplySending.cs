using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies;

/// <summary>Gives the answer: queues a mail, makes a letter to print, or records what was said.</summary>
public sealed class ReplySending(
    ParvisDbContext db,
    RequestChanges changes,
    ReplyDrafts drafts,
    MentionReader mentions,
    HiddenNames hidden,
    OutboxStore outbox,
    SettingsStore settings
)
{
    const long MaxMailBytes = 20L * 1024 * 1024;

    public Task<CitizenRequest> SendAsync(
        string reference,
        ReplyContent content,
        int seen,
        int draftVersion,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        changes.ApplyAsync(
            reference,
            RequestAction.Reply,
            seen,
            viewer,
            async (request, by) =>
            {
                content.RefuseIfIncomplete();
                if (content.IsWritten)
                    await hidden.RefuseAsync(
                        content.Subject,
                        content.Body,
                        nameof(ReplyContent.Body),
                        cancellationToken
                    );
                var draft = await drafts.SaveAsync(request.Id, content, draftVersion, by, cancellationToken);
                var message = Message(request, content, by);
                db.Add(message);
                // Files and the outbox need its number.
                await db.SaveChangesAsync(cancellationToken);
                var files = await AttachAsync(request, message, content, by, cancellationToken);
                request.QueueReply(message.Id, content.Channel, content.After, by);
                if (!content.IsWritten)
                {
                    request.ReplyLeft(message.Id, content.Channel);
                    db.Remove(draft);
                    return;
                }

                draft.LeaveAs(message.Id);
                if (content.Channel == Channel.Email)
                    await QueueAsync(request, message, files, cancellationToken);
            },
            cancellationToken,
            content.Channel
        );

    static Correspondence Message(CitizenRequest request, ReplyContent content, ProcessContext by) =>
        new()
        {
            RequestId = request.Id,
            Direction = Direction.Outgoing,
            Channel = content.Channel,
            At = by.At,
            AgentId = by.AgentId,
            Author = by.Name,
            Subject = content.IsWritten ? SubjectOf(request, content) : "",
            Body = content.Body,
            Recipient = content.IsWritten ? content.Recipient : "",
            State = content.Channel switch
            {
                Channel.Email => CorrespondenceState.Queued,
                Channel.Post => CorrespondenceState.ToPrint,
                _ => CorrespondenceState.Done,
            },
            SentAt = content.IsWritten ? null : by.At,
        };

    /// <summary>A mailbox shows subjects to whoever looks: a confidential request has a neutral one.</summary>
    static string SubjectOf(CitizenRequest request, ReplyContent content) =>
        request.CircleId is not null || content.Subject.Length == 0
            ? NeutralSubject(request.Reference)
            : content.Subject;

    public static string NeutralSubject(string reference) => $"Votre demande {reference}";

    async Task QueueAsync(
        CitizenRequest request,
        Correspondence message,
        List<RequestFile> files,
        CancellationToken cancellationToken
    )
    {
        if (files.Sum(f => f.Size) > MaxMailBytes)
            throw new RefusedException(
                "Les pièces jointes dépassent 20 Mo : beaucoup de messageries les refuseraient. Joignez-en moins, ou répondez par courrier.",
                nameof(ReplyContent.Files)
            );
        var by = await mentions.ReadAsync(request, cancellationToken);
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var addressees = await db.AddresseesAsync(request, cancellationToken);
        outbox.Add(
            OutboxKind.Reply,
            new OutgoingMail
            {
                To = message.Recipient,
                ToName =
                    addressees
                        .FirstOrDefault(a => a.Emails.Contains(message.Recipient, StringComparer.OrdinalIgnoreCase))
                        ?.FormalName
                    ?? "",
                Subject = message.Subject,
                Text = by.CloseText(message.Body),
                Html = by.CloseHtml(message.Subject, message.Body),
                Files = [.. files.Select(f => new OutgoingFile(f.Name, f.ContentType, f.Hash))],
            },
            message.Id,
            TimeSpan.FromSeconds(rules.UndoSeconds)
        );
    }

    /// <summary>What came with another message is copied, so that each message shows what it carried.</summary>
    async Task<List<RequestFile>> AttachAsync(
        CitizenRequest request,
        Correspondence message,
        ReplyContent content,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (content.Files.Count == 0)
            return [];
        var chosen = await db.Set<RequestFile>()
            .Where(f => f.RequestId == request.Id && content.Files.Contains(f.PublicId))
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);
        if (chosen.Count != content.Files.Count)
            throw new RefusedException(
                "Une pièce jointe n'est plus là : choisissez-les de nouveau.",
                nameof(ReplyContent.Files)
            );
        foreach (var file in chosen)
            db.Add(file.CopyFor(message, by));
        return chosen;
    }
}
