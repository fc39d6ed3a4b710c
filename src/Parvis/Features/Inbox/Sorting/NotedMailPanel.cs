using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>On the page of a request that machines answered: what they wrote is there to be read, and to be put right.</summary>
public sealed class NotedMailPanel(NotedMails noted, TownClock clock, CurrentViewer viewer) : IRequestPagePanel
{
    public int Order => 6;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (!conversation.Any(item => item.IsOfMachine))
            return null;
        var mails = await noted.OfAsync(request.Id, cancellationToken);
        if (mails.Count == 0)
            return null;
        var zone = await clock.ZoneAsync(cancellationToken);
        return new PagePanel(
            "/Features/Inbox/Sorting/_NotedMailPanel.cshtml",
            new NotedMailList(
                mails.ConvertAll(m => m with { ReceivedAt = TimeZoneInfo.ConvertTimeFromUtc(m.ReceivedAt, zone) }),
                request.Status != RequestStatus.Merged
                    && RequestPolicy.Allows(viewer.Value, request, RequestAction.Hear)
            )
        );
    }
}

/// <param name="Mails">With the time of the town.</param>
/// <param name="MayHear">The viewer may say that the resident wrote one.</param>
public sealed record NotedMailList(IReadOnlyList<NotedMail> Mails, bool MayHear);
