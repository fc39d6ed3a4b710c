using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Troubles;

/// <summary>Stands beside the lists of mail that came.</summary>
public sealed class TroubleView(TroubleList troubles) : IMailView
{
    public int Order => 30;

    public string Word => "À reprendre";

    public string Icon => "envelope-slash";

    public string Url => RequestLinks.MailTroubles;

    public Task<CappedCount> CountAsync(Viewer viewer, CancellationToken cancellationToken) =>
        troubles.CountAsync(viewer, cancellationToken);
}
