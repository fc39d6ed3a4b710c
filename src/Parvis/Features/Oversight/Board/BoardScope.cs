using Parvis.Features.Organisation;

namespace Parvis.Features.Oversight.Board;

/// <summary>How far somebody oversees: the pilot and the director the whole town, a head the departments headed.</summary>
public sealed record BoardScope
{
    BoardScope() { }

    public required Viewer Viewer { get; init; }

    /// <summary>Null is the whole town, requests without a department included.</summary>
    public required IReadOnlyList<Guid>? Departments { get; init; }

    public bool WholeTown => Departments is null;

    public static BoardScope Of(Viewer viewer) =>
        new()
        {
            Viewer = viewer,
            Departments = viewer.WatchesTown
                ? null
                : [.. viewer.Departments.Where(d => d.Value == DepartmentRole.Head).Select(d => d.Key)],
        };

    public bool Covers(Guid? departmentId) =>
        Departments is not { } mine || (departmentId is { } id && mine.Contains(id));

    /// <summary>What nobody owns is nobody's department's: a head's board has no such number.</summary>
    public IEnumerable<BoardMeasure> Measures =>
        WholeTown ? BoardMeasures.All : BoardMeasures.All.Where(m => m != BoardMeasure.Unowned);
}
