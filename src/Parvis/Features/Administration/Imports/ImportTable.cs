using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>A column an import knows, by its French name.</summary>
/// <param name="Field">The property a rule names when it refuses this column's value.</param>
public sealed record ImportColumn(string Name, string Explanation, string Example = "", string Field = "")
{
    public bool Required { get; init; }
}

/// <summary>A file read: its known columns, and its lines with the number a person sees in the file.</summary>
public sealed record ImportTable(
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> UnknownColumns,
    IReadOnlyList<ImportRow> Rows
)
{
    /// <summary>Puts cells under the columns an import knows; letter case, accents, plural and spacing of headers aside.</summary>
    public static ImportTable From(IReadOnlyList<(int Line, string[] Cells)> lines, IReadOnlyList<ImportColumn> known)
    {
        if (lines.Count == 0)
            throw new RefusedException("Ce fichier est vide.", "Upload");
        var byKey = known.ToDictionary(c => Key(c.Name), c => c.Name, StringComparer.Ordinal);
        var headers = lines[0].Cells.Select(h => byKey.GetValueOrDefault(Key(h))).ToList();
        var twice = headers.Where(h => h is not null).GroupBy(h => h).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new RefusedException($"La colonne « {twice.Key} » figure deux fois.", "Upload");
        var missing = known.Where(c => c.Required && !headers.Contains(c.Name)).Select(c => c.Name).ToList();
        if (missing.Count > 0)
            throw new RefusedException(
                $"Il manque la colonne « {string.Join(" », « ", missing)} » : la première ligne doit nommer les colonnes.",
                "Upload"
            );
        return new ImportTable(
            [.. headers.OfType<string>()],
            [.. lines[0].Cells.Where((h, i) => headers[i] is null && h.Trim().Length > 0)],
            [
                .. lines
                    .Skip(1)
                    .Where(l => l.Cells.Any(c => c.Trim().Length > 0))
                    .Select(l => new ImportRow(l.Line, CellsOf(l.Cells, headers))),
            ]
        );
    }

    /// <summary>« Téléphones » is also « telephone ».</summary>
    static string Key(string header) => Folding.Fold(header).TrimEnd('s');

    static Dictionary<string, string> CellsOf(string[] cells, List<string?> headers) =>
        headers
            .Select((header, index) => (header, index))
            .Where(h => h.header is not null)
            .ToDictionary(
                h => h.header!,
                h => h.index < cells.Length ? CsvExport.Restore(cells[h.index].Trim()) : "",
                StringComparer.Ordinal
            );
}

public sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Cells);
