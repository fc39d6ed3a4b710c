namespace Parvis.TestKit.Pages;

/// <summary>
/// A visit of a page that proves it: who goes there, at which address of the <see cref="SampleTown"/>. A page without
/// one fails the tests, so none escapes the query budget, the accessibility check and the link check.
/// </summary>
public sealed record PageSample(string Route, string Login, Func<SampleTown, string> Address)
{
    public const string Nobody = "";

    public string? Note { get; init; }

    /// <summary>SQL commands it may cost.</summary>
    public int Budget { get; init; } = 8;

    /// <summary>Not a page to look at: a file, or a route that only receives forms.</summary>
    public string? NotShown { get; init; }

    /// <summary>Visited in a town that nobody has set up yet, and gone in every other.</summary>
    public bool BeforeTown { get; init; }

    /// <summary>Part of a page, asked for by htmx.</summary>
    public bool Fragment { get; init; }

    public string Name => Note is null ? $"{Route} ({Login})" : $"{Route} ({Login}, {Note})";

    public override string ToString() => Name;
}
