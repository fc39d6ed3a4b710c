namespace Parvis.Features.Oversight.Trends;

/// <summary>The same columns whatever the rows are.</summary>
public sealed record TrendTable(string Caption, string Heading, IReadOnlyList<TrendTableRow> Rows)
{
    public int MostReceived => Rows.Select(r => r.Line.Received).DefaultIfEmpty(0).Max();
}

/// <param name="Link">Narrows the page to this row.</param>
public sealed record TrendTableRow(string Name, TrendLine Line, string? Link = null);
