namespace Parvis.Features.Surveys.Improvements.Edit;

/// <summary>The fields of an action.</summary>
public sealed class ImprovementForm
{
    public string? Title { get; set; }

    public string? Observed { get; set; }

    public Guid? OwnerAgentId { get; set; }

    public DateOnly? DueOn { get; set; }

    public bool IsPublic { get; set; }

    public string? Heard { get; set; }

    public string? Done { get; set; }

    public int Version { get; set; }

    public static ImprovementForm Of(ImprovementAction action) =>
        new()
        {
            Title = action.Title,
            Observed = action.Observed,
            OwnerAgentId = action.OwnerAgentId,
            DueOn = action.DueOn,
            IsPublic = action.IsPublic,
            Heard = action.Heard,
            Done = action.Done,
            Version = action.Version,
        };

    public ImprovementOptions Read() =>
        new()
        {
            Title = Title,
            Observed = Observed,
            OwnerAgentId = OwnerAgentId,
            DueOn = DueOn,
            IsPublic = IsPublic,
            Heard = Heard,
            Done = Done,
        };
}
