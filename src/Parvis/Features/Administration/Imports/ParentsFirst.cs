using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>Lines of a tree may come in any order in a file; they are done from the top down.</summary>
static class ParentsFirst
{
    public static IReadOnlyList<ImportRow> Order(IReadOnlyList<ImportRow> rows, string parentColumn)
    {
        var byName = new Dictionary<string, ImportRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            byName.TryAdd(Folding.Fold(row.Cells.GetValueOrDefault("nom")), row);
            if (row.Cells.GetValueOrDefault("code") is { Length: > 0 } code)
                byName.TryAdd(Folding.Fold(code), row);
        }

        var ordered = new List<ImportRow>(rows.Count);
        var begun = new HashSet<ImportRow>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
            Place(row);
        return ordered;

        // A loop ends at the line it began with, whose parent is then unknown: that line is refused.
        void Place(ImportRow row)
        {
            if (!begun.Add(row))
                return;
            var parent = Folding.Fold(row.Cells.GetValueOrDefault(parentColumn));
            if (parent.Length > 0 && byName.TryGetValue(parent, out var above))
                Place(above);
            ordered.Add(row);
        }
    }
}
