using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies;

/// <summary>The moment an answer leaves: queues a mail, makes a letter to print, or records what was said.</summary>
public sealed class ReplyLeaving(ParvisDbContext db, MentionReader mentions, OutboxStore outbox, SettingsStore settings)
{
    const long MaxMailBytes = 20L * 1024 * 1024;

    /// <param name="request">Locked by the change under way.</param>
    /// <param name="content">What leaves.</param>
    /// <param name="draft">Where it was written; kept aside as long as it can be taken back.</param>
    /// <param name="writer">Whose words they are.</param>
    /// <param name="by">Who lets it leave.</param>
    /// <param name="signature">What is written below; empty when nobody signs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Correspondence> LeaveAsync(
        CitizenRequest request,
        ReplyContent content,
        ReplyDraft? draft,
        ProcessContext writer,
        ProcessContext by,
        string signature,
        CancellationToken cancellationToken
    )
    {
        var message = Message(request, content, signature, writer);
        db.Add(message);
        // Files and the outbox need its number.
        await db.SaveChangesAsync(cancellationToken);
        var files = await FilesAsync(request, content, cancellationToken);
        // What came with another message is copied, so that each message shows what it carried.
        foreach (var file in files)
            db.Add(file.CopyFor(message, by));
        request.QueueReply(message.Id, content.Channel, content.After, by);
        if (!content.IsWritten)
        {
            request.ReplyLeft(message.Id, content.Channel);
            if (draft is not null)
                db.Remove(draft);
            return message;
        }

        draft?.LeaveAs(message.Id, signature);
        if (content.Channel == Channel.Email)
            await QueueAsync(request, message, files, signature.Length > 0, cancellationToken);
        return message;
    }

    static Correspondence Message(CitizenRequest request, ReplyContent content, string signature, ProcessContext by) =>
        new()
        {
            RequestId = request.Id,
            Direction = Direction.Outgoing,
            Channel = content.Channel,
            At = by.At,
            AgentId = by.AgentId,
            Author = by.Name,
            Subject = content.IsWritten ? SubjectOf(request, content) : "",
            Body = ReplyDraft.Signed(content.Body, signature),
            IsSigned = content.IsWritten && signature.Length > 0,
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
            ? ReplySending.NeutralSubject(request.Reference)
            : content.Subject;

    async Task QueueAsync(
        CitizenRequest request,
        Correspondence message,
        IReadOnlyList<RequestFile> files,
        bool signed,
        CancellationToken cancellationToken
    )
    {
        var by = (await mentions.ReadAsync(request, cancellationToken)) with { SomebodyElseSigns = signed };
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

    /// <summary>What it encloses, as long as it is all there and a mailbox can take it.</summary>
    public async Task<IReadOnlyList<RequestFile>> FilesAsync(
        CitizenRequest request,
        ReplyContent content,
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
        if (content.Channel == Channel.Email && chosen.Sum(f => f.Size) > MaxMailBytes)
            throw new RefusedException(
                "Les pièces jointes dépassent 20 Mo : beaucoup de messageries les refuseraient. Joignez-en moins, ou répondez par courrier.",
                nameof(ReplyContent.Files)
            );
        return chosen;
    }
}
