using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>
/// Messages dropped as <c>.eml</c> files in <c>data/inbox</c>: each is taken once <see cref="DroppedFiles"/> says that it
/// is whole, and stored as <see cref="TakenFiles"/> says.
/// </summary>
public sealed class TakeDroppedMailJob(
    ParvisDbContext db,
    DataFolder folder,
    DroppedFiles dropped,
    TakenFiles files,
    OtherFiles others,
    MailStore store,
    MailboxProgress progress
) : IJob
{
    const int LongestSlug = 60;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TellOthersAsync(cancellationToken);
        var whole = dropped.FindWhole(folder.Inbox, "*.eml");
        if (whole.Count == 0 && TakenFiles.Of(folder.Inbox).Count == 0)
            return;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == Mailbox.LocalId, cancellationToken);
        if (!mailbox.Active)
            return;
        foreach (var file in whole)
            files.Take(folder.Inbox, file, Slug(file));
        foreach (var taken in TakenFiles.Of(folder.Inbox))
        {
            await files.StoreAsync(
                taken,
                content => store.StoreAsync(mailbox, taken.Key, arrivedAt: null, content, cancellationToken)
            );
            // Thousands may lie there: each save would look again at all those before.
            db.ChangeTracker.Clear();
        }
    }

    async Task TellOthersAsync(CancellationToken cancellationToken)
    {
        var problem = MailboxProblems.OfFiles(others.Find(folder.Inbox, TakenFiles.Folder));
        if (problem == others.Told)
            return;
        await progress.NoteFilesAsync(problem, cancellationToken);
        others.Told = problem;
    }

    /// <summary>Its former name stays readable behind its key.</summary>
    static string Slug(FileInfo file)
    {
        var slug = Folding.Slug(Path.GetFileNameWithoutExtension(file.Name));
        return $"{slug.CutTo(LongestSlug)}.eml";
    }
}
