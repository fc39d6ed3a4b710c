namespace Parvis.Features.Requests;

/// <summary>Where a request stands. Everything else that happens to it is a timeline event.</summary>
public enum RequestStatus
{
    /// <summary>It has a reference; no department has accepted it yet.</summary>
    Registered,

    /// <summary>A department has accepted it, or a case handler was named.</summary>
    Assigned,
    InProgress,
    WaitingForRequester,

    /// <summary>Sent to another authority, still followed here.</summary>
    Referred,
    Answered,
    Closed,

    /// <summary>Lives on in another request.</summary>
    Merged,
}

public static class RequestStatuses
{
    /// <summary>Still owed something by the town.</summary>
    public static bool IsOpen(this RequestStatus status) =>
        status switch
        {
            RequestStatus.Registered => true,
            RequestStatus.Assigned => true,
            RequestStatus.InProgress => true,
            RequestStatus.WaitingForRequester => true,
            RequestStatus.Referred => true,
            RequestStatus.Answered => false,
            RequestStatus.Closed => false,
            RequestStatus.Merged => false,
        };

    /// <summary>The town can only wait, for the resident or for another authority: its own promise waits with it.</summary>
    public static bool IsPaused(this RequestStatus status) =>
        status is RequestStatus.WaitingForRequester or RequestStatus.Referred;

    public static readonly RequestStatus[] Open =
    [
        RequestStatus.Registered,
        RequestStatus.Assigned,
        RequestStatus.InProgress,
        RequestStatus.WaitingForRequester,
        RequestStatus.Referred,
    ];

    public static string InFrench(this RequestStatus status) =>
        status switch
        {
            RequestStatus.Registered => "À prendre en charge",
            RequestStatus.Assigned => "Affectée",
            RequestStatus.InProgress => "En cours",
            RequestStatus.WaitingForRequester => "En attente de l'usager",
            RequestStatus.Referred => "Réorientée",
            RequestStatus.Answered => "Répondue",
            RequestStatus.Closed => "Close",
            RequestStatus.Merged => "Fusionnée",
        };
}
