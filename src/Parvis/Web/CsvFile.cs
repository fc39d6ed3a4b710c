using System.Text;

namespace Parvis.Web;

/// <summary>
/// CSV as French spreadsheets open it at a double click: semicolons, a byte order mark, and no cell that a
/// spreadsheet would run as a formula.
/// </summary>
public static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        Append(text, heading);
        foreach (var row in rows)
            Append(text, row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    public static string Cell(string value)
    {
        if (value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(value))
            value = "'" + value;
        return value.AsSpan().IndexOfAny(";\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
    }

    static bool IsNumber(string value) =>
        value.Length > 1 && value.Skip(1).All(c => char.IsAsciiDigit(c) || c is ',' or '.');
}
