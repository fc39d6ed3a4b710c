namespace Parvis.Deadlines.Cases;

/// <summary>One line of a file of cases: a case, or what is wrong with it.</summary>
/// <param name="Number">Number of its first line in the file, from 1, the header being line 1.</param>
/// <param name="Fields">Its values as they stand in the file.</param>
/// <param name="Case">The case; null when the line is bad.</param>
/// <param name="Problem">What is wrong; null when the line is good.</param>
public sealed record CaseLine(int Number, IReadOnlyList<string> Fields, DeadlineCase? Case, CaseProblem? Problem);

/// <summary>What is wrong with a line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Column">The name of the column; its number where it has no name.</param>
/// <param name="Message">What is wrong, in English, without a full stop.</param>
public sealed record CaseProblem(int Line, string Column, string Message)
{
    /// <summary>The sentence that names the line and the column.</summary>
    /// <returns><c>Line 7, column received: '2025-13-01' is no date.</c></returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Line {Line}, column {Column}: {Message}.");
}

/// <summary>A value that cannot be read; it never leaves the reader.</summary>
sealed class BadCellException(string column, string message) : FormatException(message)
{
    public string Column => column;
}
