using System.Globalization;
using Parvis.Deadlines.Clocks;

namespace Parvis.Deadlines.Cases;

/// <summary>Writes files of cases that <see cref="CaseReader"/> reads.</summary>
/// <param name="text">Where to write; the caller closes it.</param>
/// <param name="lineEnd">LF, or CR LF.</param>
public sealed class CaseWriter(TextWriter text, string lineEnd = "\n")
{
    /// <summary>Writes the header of <see cref="CaseColumns.All"/>, to be followed by cases.</summary>
    public void WriteHeader() => WriteFields(CaseColumns.All);

    /// <summary>Writes one case, its moment of reception in local time.</summary>
    /// <param name="written">The case.</param>
    public void Write(DeadlineCase written)
    {
        ArgumentNullException.ThrowIfNull(written);
        WriteFields([
            written.Id,
            written.Regime.Code,
            written.Zone.Code,
            written.ClosingTime?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
            Received(written.Reception),
            CaseEvents.Write(written.Events),
            written.Expected.ClockStart,
            written.Expected.Due,
            written.Expected.Kind,
            written.Confidence,
            written.Why,
        ]);
    }

    /// <summary>Writes one line as it is, quoted where it must be.</summary>
    /// <param name="fields">Its values.</param>
    public void WriteFields(IEnumerable<string> fields)
    {
        text.Write(CsvText.Line(fields));
        text.Write(lineEnd);
    }

    static string Received(Reception reception) =>
        reception.Day.ToString(CaseAnswer.DayFormat, CultureInfo.InvariantCulture)
        + reception.Time?.ToString("'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
