using Parvis.Features.Settings;

namespace Parvis.Web;

/// <summary>Two people edited the same record: what is stored now beside what this person typed.</summary>
public sealed record EditConflict(IReadOnlyList<Difference> Differences)
{
    /// <summary>None when the record is still the one the form was made from.</summary>
    public static EditConflict? Between(int seen, int stored, Described now, Described typed) =>
        seen == stored ? null : new EditConflict(now.DifferencesTo(typed));
}
