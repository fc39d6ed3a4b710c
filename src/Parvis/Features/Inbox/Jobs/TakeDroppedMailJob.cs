using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>
/// Messages dropped as <c>.eml</c> files in <c>data/inbox</c>. Each is taken once <see cref="DroppedFiles"/> says that it
/// is whole: first moved aside under a name of its own, which only one program can do; that name is its key, so that
/// whatever stops afterwards, it is stored once. Once it is kept the file goes: a copy in a folder would outlive what is
/// erased.
/// </summary>
public sealed partial class TakeDroppedMailJob(
    ParvisDbContext db,
    DataFolder folder,
    DroppedFiles dropped,
    OtherFiles others,
    MailStore store,
    MailboxProgress progress,
    ILogger<TakeDroppedMailJob> log
) : IJob
{
    const string Taken = "taken";

    const int LongestSlug = 60;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var taken = Directory.CreateDirectory(Path.Combine(folder.Inbox, Taken));
        await TellOthersAsync(cancellationToken);
        var whole = dropped.FindWhole(folder.Inbox, "*.eml");
        if (whole.Count == 0 && !taken.EnumerateFiles().Any())
            return;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == Mailbox.LocalId, cancellationToken);
        if (!mailbox.Active)
            return;
        foreach (var file in whole)
            TryMove(file.FullName, Path.Combine(taken.FullName, $"{RandomId.New()}.{Slug(file)}"));
        foreach (var file in taken.EnumerateFiles().Where(IsTaken).OrderBy(f => f.LastWriteTimeUtc).ToList())
        {
            await StoreAsync(mailbox, file, cancellationToken);
            // Thousands may lie there: each save would look again at all those before.
            db.ChangeTracker.Clear();
        }
    }

    async Task TellOthersAsync(CancellationToken cancellationToken)
    {
        var problem = MailboxProblems.OfFiles(others.Find(folder.Inbox, Taken));
        if (problem == others.Told)
            return;
        await progress.NoteFilesAsync(problem, cancellationToken);
        others.Told = problem;
    }

    /// <summary>Not what a file manager leaves in a folder it shows.</summary>
    static bool IsTaken(FileInfo file) => file.Name.Length > RandomId.Length && file.Name[RandomId.Length] == '.';

    async Task StoreAsync(Mailbox mailbox, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using (var content = file.OpenRead())
                await store.StoreAsync(
                    mailbox,
                    file.Name[..RandomId.Length],
                    arrivedAt: null,
                    content,
                    cancellationToken
                );
            file.Delete();
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException && OutageSigns.Of(failure) is null)
        {
            LogFailure(failure, file.Name);
        }
    }

    void TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another node was quicker, or the file may not be moved: it is looked at again at the next turn.
            LogFailure(failure, from);
        }
    }

    /// <summary>Its former name stays readable behind its key.</summary>
    static string Slug(FileInfo file)
    {
        var slug = Folding.Slug(Path.GetFileNameWithoutExtension(file.Name));
        return $"{slug.CutTo(LongestSlug)}.eml";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} of the inbox could not be taken; it is tried again.")]
    partial void LogFailure(Exception failure, string file);
}
