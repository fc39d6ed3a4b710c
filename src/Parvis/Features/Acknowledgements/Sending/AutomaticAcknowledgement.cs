using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>
/// The whole acknowledgement at once, instead of a receipt and a promise (CRPA R112-11-2): when somebody of the town
/// confirmed what silence means for the topic, nothing can be missing in the file, and nothing lacks in the text.
/// </summary>
public sealed class AutomaticAcknowledgement(TopicCatalogue topics, AcknowledgementWriter writer, NoticeSending sending)
{
    /// <returns>Whether it is on its way.</returns>
    public async Task<bool> TrySendAsync(
        CitizenRequest request,
        ReceiptRoute route,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (route is not { Channel: Channel.Email, To: { } to, Recipient: { } recipient })
            return false;
        if (request.CircleId is not null || !await IsCertainAsync(request.TopicId, cancellationToken))
            return false;
        var content = new NoticeContent
        {
            Channel = Channel.Email,
            Recipient = recipient,
            Wish = new NoticeWish { To = to },
        };
        var written = await writer.WriteAsync(request, content.Wish, cancellationToken);
        if (written.Clock is not { IsOver: false } || written.Text.Lacking.Count > 0)
            return false;
        // Not in the name of who typed it in: nobody read the file yet.
        await sending.SendAsync(request, content, written, ProcessContext.System(by.At), cancellationToken);
        return true;
    }

    async Task<bool> IsCertainAsync(Guid? topicId, CancellationToken cancellationToken) =>
        (await topics.GetAsync(cancellationToken)).Find(topicId)
            is { StatutoryLimit: { Confirmed: true, Regime: not null }, Documents.Count: 0 };
}
