using System.Text;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// CSV that French spreadsheets open at a double click: UTF-8 with its mark, semicolons, and no cell that a
/// spreadsheet would run as a formula.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Undoes what <see cref="Write"/> does to formulas, so that an exported file comes back as it was.</summary>
    public static string Restore(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && StartsFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    static string Cell(string value)
    {
        var safe = StartsFormula(value) ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"")}\"";
    }

    static bool StartsFormula(ReadOnlySpan<char> value) => value.Length > 0 && "=+-@\t\r".Contains(value[0]);
}
