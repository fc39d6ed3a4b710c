namespace Parvis.Bench;

/// <summary>What is measured, and for how long.</summary>
sealed record BenchOptions
{
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Null measures SQLite alone.</summary>
    public string? PostgreSql { get; init; }

    public bool Sqlite { get; init; } = true;

    /// <summary>How long each page is asked for, with each number of connections.</summary>
    public TimeSpan Each { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often, a page and the bare endpoint in turn; the best round of each counts.</summary>
    public int Rounds { get; init; } = 1;

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    public IReadOnlyList<int> Connections { get; init; } = [1, 8];

    /// <summary>Compared with what is kept instead of written down.</summary>
    public bool Quick { get; init; }

    /// <summary>Of the quick run: writes what later ones are compared with.</summary>
    public bool Keep { get; init; }

    /// <summary>Messages whose intake is measured instead of pages; none when zero.</summary>
    public int Mail { get; init; }

    /// <summary>The residents' pages at a pace, instead of the agents' as fast as they go.</summary>
    public bool Portal { get; init; }

    public static BenchOptions ForQuick(string? postgreSql, bool keep) =>
        new()
        {
            Sizes = [3_000],
            PostgreSql = postgreSql,
            Each = TimeSpan.FromSeconds(1),
            Rounds = 3,
            WarmUp = TimeSpan.FromSeconds(2),
            Connections = [8],
            Quick = true,
            Keep = keep,
        };
}
