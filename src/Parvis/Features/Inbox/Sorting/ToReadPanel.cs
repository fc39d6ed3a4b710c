using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>On the page of a request that is over: somebody wrote since, and says whether that changes anything.</summary>
public sealed class ToReadPanel(ParvisDbContext db, CurrentViewer viewer) : IRequestPagePanel
{
    public int Order => 5;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (request.IsOpen || !conversation.Any(item => item.Message?.OriginalId is not null))
            return null;
        if (!RequestPolicy.Allows(viewer.Value, request, RequestAction.Reopen))
            return null;
        var last = await db.Set<StoredMail>()
            .Where(m => m.RequestId == request.Id && m.State == MailState.ToRead)
            .OrderByDescending(m => m.Id)
            .Select(m => m.PublicId)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new PagePanel("/Features/Inbox/Sorting/_ToReadPanel.cshtml", last);
    }
}
