using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>Reads what the lists of mail show of each other: one SQL command a list.</summary>
public sealed class MailTabsReader(IEnumerable<IMailView> views)
{
    /// <param name="viewer">Who looks.</param>
    /// <param name="current">Address of the list that is open; empty on another page.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public async Task<MailTabs> ReadAsync(Viewer viewer, string current, CancellationToken cancellationToken)
    {
        var tabs = new List<MailTab>();
        foreach (var view in views.OrderBy(v => v.Order))
            tabs.Add(new MailTab(view, await view.CountAsync(viewer, cancellationToken)));
        return new MailTabs(tabs, current);
    }
}

public sealed record MailTab(IMailView View, CappedCount Count)
{
    public bool Waits => Count.Value > 0;
}

public sealed record MailTabs(IReadOnlyList<MailTab> All, string Current)
{
    /// <summary>« Courriels à trier (3) »: the title of the open list, with its count when something waits there.</summary>
    public string Title(string title) =>
        All.FirstOrDefault(t => t.View.Url == Current) is { Waits: true } open ? $"{title} ({open.Count})" : title;
}
