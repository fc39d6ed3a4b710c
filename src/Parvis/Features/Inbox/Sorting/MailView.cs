using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>A list of mail that waits for somebody: each such list shows the others above it, and how many wait there.</summary>
public interface IMailView
{
    /// <summary>Where it stands among the others.</summary>
    int Order { get; }

    string Word { get; }

    string Icon { get; }

    string Url { get; }

    Task<CappedCount> CountAsync(Viewer viewer, CancellationToken cancellationToken);
}

public sealed class ToSortView(MailLists lists) : IMailView
{
    public int Order => 10;

    public string Word => "À trier";

    public string Icon => "inbox";

    public string Url => InboxLinks.ToSort;

    public Task<CappedCount> CountAsync(Viewer viewer, CancellationToken cancellationToken) =>
        lists.CountToSortAsync(viewer, cancellationToken);
}

public sealed class ToReadView(MailLists lists) : IMailView
{
    public int Order => 20;

    public string Word => "À lire";

    public string Icon => "envelope-paper";

    public string Url => InboxLinks.ToRead;

    public Task<CappedCount> CountAsync(Viewer viewer, CancellationToken cancellationToken) =>
        lists.CountToReadAsync(viewer, cancellationToken);
}
