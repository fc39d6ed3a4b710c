using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Imports;

/// <summary>The dry run is the import itself, of which nothing is kept: what it reports is what would happen.</summary>
public sealed class ImportRunner(
    IEnumerable<IImporter> importers,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public IReadOnlyList<IImporter> All { get; } = [.. importers];

    public IImporter? Find(string slug) => All.FirstOrDefault(i => i.Slug == slug);

    public Task<ImportReport> TryAsync(IImporter importer, byte[] content, CancellationToken cancellationToken)
    {
        var table = ImportTable.From(ImportFile.Read(content), importer.Columns);
        return transactions.RunAsync(
            () => importer.RunAsync(table, cancellationToken),
            keep: static _ => false,
            cancellationToken
        );
    }

    public Task<ImportReport> ApplyAsync(
        IImporter importer,
        byte[] content,
        string fileName,
        string? by,
        CancellationToken cancellationToken
    )
    {
        var table = ImportTable.From(ImportFile.Read(content), importer.Columns);
        return transactions.RunAsync(
            async () =>
            {
                var report = await importer.RunAsync(table, cancellationToken);
                journal.Write($"Import « {importer.Title} » depuis {fileName} : {report.Summary}", by: by);
                transactions.AfterCommit(epoch.Advance);
                return report;
            },
            cancellationToken
        );
    }
}
