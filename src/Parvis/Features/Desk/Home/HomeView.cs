using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;

namespace Parvis.Features.Desk.Home;

/// <summary>What somebody finds on their desk. Lists hold one row more than is shown, to know that there is more.</summary>
public sealed record HomeView
{
    public required string FirstName { get; init; }

    public required DateOnly Today { get; init; }

    public required bool HandlesRequests { get; init; }

    public required IReadOnlyList<RequestRow> Mine { get; init; }

    public required IReadOnlyList<RequestRow> ToAccept { get; init; }

    public required IReadOnlyList<RequestRow> Late { get; init; }

    public required IReadOnlyList<RequestRow> Registered { get; init; }

    public required IReadOnlyList<HomeNotification> Notifications { get; init; }

    /// <summary>« 22 autres », « au moins 91 autres »: unread too, but not shown yet; nothing when there is none.</summary>
    public required string OtherNotifications { get; init; }

    public required IReadOnlyList<HomeFigure> Figures { get; init; }

    public required IReadOnlyList<HomeAbsence> Absent { get; init; }

    /// <summary>For the pilot: mailboxes where requests may be waiting unseen.</summary>
    public required IReadOnlyList<string> MailboxTroubles { get; init; }
}

public sealed record HomeFigure(CappedCount Count, string Words, string Url)
{
    public bool IsLate { get; init; }
}

/// <param name="Row">What happened.</param>
/// <param name="At">In the town's own time.</param>
public sealed record HomeNotification(NotificationRow Row, DateTime At);

public sealed record HomeAbsence(string Name, DateOnly Until, string? StandIn, bool ByViewer);

/// <summary>A list of the desk, and where the whole of it is.</summary>
public sealed record HomeList(string Title, string Icon, IReadOnlyList<RequestRow> Rows, string AllUrl, string AllWords)
{
    public const int Shown = 5;
}
