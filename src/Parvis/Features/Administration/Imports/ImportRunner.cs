using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Imports;

/// <summary>The dry run is the import itself, of which nothing is written: what it reports is what would happen.</summary>
public sealed class ImportRunner(
    IEnumerable<IImporter> importers,
    ParvisDbContext db,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public IReadOnlyList<IImporter> All { get; } = [.. importers];

    public IImporter? Find(string slug) => All.FirstOrDefault(i => i.Slug == slug);

    public async Task<ImportReport> TryAsync(IImporter importer, byte[] content, CancellationToken cancellationToken)
    {
        var table = ImportTable.From(ImportFile.Read(content), importer.Columns);
        try
        {
            return (await importer.PlanAsync(table, cancellationToken)).Report;
        }
        finally
        {
            // What was only tried must not be saved by whatever is done next with the same context.
            db.ChangeTracker.Clear();
        }
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
                var plan = await importer.PlanAsync(table, cancellationToken);
                await plan.WriteAsync(cancellationToken);
                journal.Write($"Import « {importer.Title} » depuis {fileName} : {plan.Report.Summary}", by: by);
                transactions.AfterCommit(epoch.Advance);
                return plan.Report;
            },
            cancellationToken
        );
    }
}
