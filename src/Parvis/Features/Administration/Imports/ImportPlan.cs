namespace Parvis.Features.Administration.Imports;

/// <summary>
/// What a file would do, line by line. Until <paramref name="WriteAsync"/> is called the database knows nothing of it:
/// a dry run takes no lock and keeps nobody from writing, however long the file.
/// </summary>
public sealed record ImportPlan(ImportReport Report, Func<CancellationToken, Task> WriteAsync);
