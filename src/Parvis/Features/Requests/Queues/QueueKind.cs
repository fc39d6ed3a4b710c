namespace Parvis.Features.Requests.Queues;

/// <summary>The lists people work from.</summary>
public enum QueueKind
{
    Mine,
    Department,
    Unowned,
    Late,
    Waiting,

    /// <summary>Passed on by my departments, or shown to them for an opinion.</summary>
    Followed,
}

public static class QueueKinds
{
    /// <summary>The word of the address.</summary>
    public static string Word(this QueueKind kind) =>
        kind switch
        {
            QueueKind.Mine => "miennes",
            QueueKind.Department => "service",
            QueueKind.Unowned => "a-affecter",
            QueueKind.Late => "en-retard",
            QueueKind.Waiting => "en-attente",
            QueueKind.Followed => "suivies",
        };

    public static QueueKind? Parse(string? word) =>
        Enum.GetValues<QueueKind>().Cast<QueueKind?>().FirstOrDefault(k => k!.Value.Word() == word);
}
