namespace Parvis.Features.Administration.Imports;

/// <summary>One kind of record that comes from a spreadsheet and goes back to one.</summary>
public interface IImporter
{
    /// <summary>In addresses and file names: « services ».</summary>
    string Slug { get; }

    string Title { get; }

    /// <summary>How lines find what they change.</summary>
    string Matching { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The CSV file shipped with the program that a new town can start from, if any.</summary>
    string? StarterFile { get; }

    /// <summary>Whether what is stored is handed out as a file too.</summary>
    bool Exports => true;

    /// <summary>Does every line in memory, on records the context tracks; the database is only read.</summary>
    Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancellationToken);

    /// <summary>What is stored, under <see cref="Columns"/>.</summary>
    Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken);
}
