using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>On the page of a request that is over: somebody wrote since, and says whether that changes anything.</summary>
public sealed class ToReadPanel(ParvisDbContext db, SettingsStore settings, CurrentViewer viewer) : IRequestPagePanel
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
            .Select(m => new { m.PublicId, m.ReceivedAt })
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return null;
        var window = (await settings.GetAsync<RequestSettings>(cancellationToken)).ReopenWindowDays;
        return new PagePanel(
            "/Features/Inbox/Sorting/_ToReadPanel.cshtml",
            new MailToRead(last.PublicId, request.CanReopenFor(last.ReceivedAt, window))
        );
    }
}

/// <param name="PublicId">Of the message.</param>
/// <param name="CameInTime">The request may be opened again.</param>
public sealed record MailToRead(string PublicId, bool CameInTime);
