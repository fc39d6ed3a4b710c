using System.Globalization;
using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Cases;

/// <summary>
/// Reads files of cases: comma-separated values (RFC 4180, UTF-8) whose header names the columns of
/// <see cref="CaseColumns"/>. Their order is free; unknown columns are kept and not read.
/// </summary>
public sealed class CaseReader
{
    readonly CsvText text;
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Reads the header.</summary>
    /// <param name="text">The file; the caller closes it.</param>
    /// <exception cref="FormatException">There is no header, or it lacks a column; the message names it.</exception>
    public CaseReader(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = new(text);
        var header = this.text.Next();
        Columns = header?.Fields ?? [];
        for (var i = 0; i < Columns.Count; i++)
            places.TryAdd(Columns[i].Trim(), i);
        if (header?.Fault is { } fault)
            throw new FormatException(new CaseProblem(1, ColumnName(fault.Field), fault.Message).ToString());
        if (CaseColumns.Required.FirstOrDefault(c => !places.ContainsKey(c)) is { } missing)
            throw new FormatException(new CaseProblem(1, missing, "the header lacks it").ToString());
    }

    /// <summary>The header as it stands in the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The line end of the file, LF or CR LF.</summary>
    public string LineEnd => text.LineEnd;

    /// <summary>Reads the lines one after the other; a bad one does not stop the others. Blank lines are passed over.</summary>
    /// <returns>Every line of the file; to be enumerated once.</returns>
    public IEnumerable<CaseLine> Lines()
    {
        while (text.Next() is { } record)
        {
            if (!record.IsBlank)
                yield return Line(record);
        }
    }

    CaseLine Line(CsvRecord record)
    {
        try
        {
            return new(record.Line, record.Fields, Case(record), Problem: null);
        }
        catch (BadCellException bad)
        {
            return new(record.Line, record.Fields, Case: null, new(record.Line, bad.Column, bad.Message));
        }
    }

    DeadlineCase Case(CsvRecord record)
    {
        if (record.Fault is { } fault)
            throw new BadCellException(ColumnName(fault.Field), fault.Message);
        if (record.Fields.Count != Columns.Count)
            throw new BadCellException(
                ColumnName(Math.Min(record.Fields.Count, Columns.Count)),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the line has {record.Fields.Count} values, the header {Columns.Count}"
                )
            );
        var zone = Zone(record);
        return new()
        {
            Id = Value(record, CaseColumns.Id),
            Regime = Regime(record),
            Zone = zone,
            ClosingTime = CaseDates.ClosingTime(Value(record, CaseColumns.ClosingTime)),
            Reception = CaseDates.Received(Value(record, CaseColumns.Received), zone),
            Events = CaseEvents.Read(Value(record, CaseColumns.Events)),
            Expected = new(
                Expected(record, CaseColumns.ClockStart),
                Expected(record, CaseColumns.Due),
                ExpectedKind(record)
            ),
            Confidence = Value(record, CaseColumns.Confidence),
            Why = Value(record, CaseColumns.Why),
        };
    }

    string Value(CsvRecord record, string column) =>
        places.TryGetValue(column, out var place) ? record.Fields[place].Trim() : "";

    Regime Regime(CsvRecord record)
    {
        var code = Value(record, CaseColumns.Regime);
        return Regimes.Regime.TryParse(code, out var regime)
            ? regime
            : throw new BadCellException(CaseColumns.Regime, $"'{code}' is no regime");
    }

    HolidayZone Zone(CsvRecord record)
    {
        var code = Value(record, CaseColumns.Zone);
        return HolidayZone.TryParse(code, out var zone)
            ? zone
            : throw new BadCellException(CaseColumns.Zone, $"'{code}' is no zone");
    }

    string Expected(CsvRecord record, string column)
    {
        var value = Value(record, column);
        if (value is not ("" or CaseAnswer.None))
            CaseDates.AnyDay(column, value);
        return value;
    }

    string ExpectedKind(CsvRecord record)
    {
        var value = Value(record, CaseColumns.Kind);
        return value is "" or CaseAnswer.None or CaseAnswer.Acceptance or CaseAnswer.Rejection
            ? value
            : throw new BadCellException(CaseColumns.Kind, $"'{value}' is no kind (acceptance, rejection, none)");
    }

    string ColumnName(int place) =>
        place < Columns.Count ? Columns[place].Trim() : (place + 1).ToString(CultureInfo.InvariantCulture);
}
