namespace Parvis.Features.Requests.Page;

/// <summary>Another request beside this one, and why it is there.</summary>
public sealed record LinkedRequest
{
    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string Subject { get; init; }

    public required RequestStatus Status { get; init; }

    public bool MergedHere { get; init; }

    /// <summary>This one lives on in it.</summary>
    public bool ContinuesThis { get; init; }

    /// <summary>The link as this one has it to the other.</summary>
    public LinkKind? From { get; init; }

    /// <summary>The link as the other one has it to this.</summary>
    public LinkKind? To { get; init; }

    public bool CanBeRemoved => From is LinkKind.Related || To is LinkKind.Related;

    public string Why =>
        this switch
        {
            { MergedHere: true } => "fusionnée ici",
            { ContinuesThis: true } => "continue cette demande",
            { From: LinkKind.PartOf } => "celle-ci en a été détachée",
            { To: LinkKind.PartOf } => "détachée de celle-ci",
            { From: LinkKind.FollowsUp } => "celle-ci en est la suite",
            { To: LinkKind.FollowsUp } => "suite de celle-ci",
            _ => "liée",
        };
}
