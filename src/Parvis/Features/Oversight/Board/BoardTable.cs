namespace Parvis.Features.Oversight.Board;

/// <summary>One turning of the board: a row per department, topic or channel, each number a link to its list.</summary>
public sealed record BoardTable(
    string Caption,
    string Heading,
    IReadOnlyList<BoardMeasure> Measures,
    IReadOnlyList<BoardTableRow> Rows
)
{
    public static BoardTable Of<TKey>(
        string caption,
        string heading,
        IEnumerable<BoardMeasure> measures,
        IEnumerable<BoardLine<TKey>> lines,
        Func<TKey, string> name,
        Func<BoardMeasure, TKey, string> link
    )
    {
        var shown = measures.ToList();
        return new BoardTable(
            caption,
            heading,
            shown,
            [
                .. lines.Select(line => new BoardTableRow(
                    name(line.Key),
                    [.. shown.Select(m => new BoardCell(line[m], link(m, line.Key)))]
                )),
            ]
        );
    }
}

public sealed record BoardTableRow(string Name, IReadOnlyList<BoardCell> Cells);

public sealed record BoardCell(int Count, string Link);
