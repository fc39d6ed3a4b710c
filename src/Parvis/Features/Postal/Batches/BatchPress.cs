using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Scans.Files;
using Parvis.Scans.Programs;

namespace Parvis.Features.Postal.Batches;

/// <summary>
/// Makes the PDF of a batch: each letter's own first, which stays its proof, then all of them in the order of the list,
/// each followed by those of its enclosures that are PDFs too. Outside any transaction; begun again where it stopped.
/// </summary>
public sealed class BatchPress(
    ParvisDbContext db,
    LetterReading reading,
    LetterPress press,
    PrintedLetters printed,
    RequestChanges changes,
    IBlobStore blobs,
    DataFolder folder,
    BlobErasing erasing,
    Transactions transactions,
    TimeProvider clock
)
{
    const string NoProgram =
        "Aucun programme ne fait de PDF sur cette machine : ouvrez chaque lettre pour l'imprimer depuis votre navigateur.";

    /// <param name="batchId">In preparation.</param>
    /// <param name="step">Called before each letter: making them takes longer than a lease.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task MakeAsync(long batchId, Func<Task> step, CancellationToken cancellationToken)
    {
        var letters = await LettersAsync(batchId, cancellationToken);
        if (press.Printer is null)
        {
            await KeepAsync(batchId, [], made: null, NoProgram, cancellationToken);
            return;
        }

        using var temporary = new TemporaryFolder();
        var stack = new List<StackedLetter>();
        foreach (var letter in letters)
        {
            await step();
            stack.Add(await StackAsync(letter, temporary, cancellationToken));
            db.ChangeTracker.Clear();
        }

        var twoSided = await db.Set<LetterBatch>()
            .Where(b => b.Id == batchId)
            .Select(b => b.TwoSided)
            .SingleAsync(cancellationToken);
        var whole = Path.Combine(folder.Temporary, RandomId.New());
        try
        {
            var there = stack.Where(s => s.Files.Count > 0).ToList();
            var joined =
                there.Count > 0
                && await PdfPile.JoinAsync(
                    [.. there.Select(s => new PiledLetter(s.Files, s.Pages))],
                    whole,
                    twoSided,
                    cancellationToken
                );
            StoredBlob? made = null;
            if (joined)
            {
                await using var content = File.OpenRead(whole);
                made = await blobs.SaveAsync(content, cancellationToken);
            }

            await KeepAsync(batchId, Sheets(stack, twoSided), made, Problem(stack, joined), cancellationToken);
        }
        finally
        {
            File.Delete(whole);
        }
    }

    Task<List<BatchedLetter>> LettersAsync(long batchId, CancellationToken cancellationToken) =>
        (
            from line in db.Set<OutgoingLetter>().AsNoTracking()
            join message in db.Set<Correspondence>().AsNoTracking() on line.CorrespondenceId equals message.Id
            join request in db.Set<CitizenRequest>().AsNoTracking() on message.RequestId equals request.Id
            join pdf in db.Set<PrintedLetter>().AsNoTracking() on message.Id equals pdf.CorrespondenceId into pdfs
            from pdf in pdfs.DefaultIfEmpty()
            where line.BatchId == batchId
            orderby line.Place
            select new BatchedLetter(line.Id, new FoundLetter(request, message, pdf))
        ).ToListAsync(cancellationToken);

    async Task<StackedLetter> StackAsync(
        BatchedLetter letter,
        TemporaryFolder temporary,
        CancellationToken cancellationToken
    )
    {
        var found = letter.Found;
        if (
            found.Message.State != CorrespondenceState.ToPrint
            || await HashAsync(found, cancellationToken) is not { } hash
            || await CopyAsync(hash, temporary, cancellationToken) is not { } own
            || await PdfPile.PagesAsync(own, cancellationToken) is not { } counted
        )
            return new StackedLetter(letter.LineId, found.Request.Reference, [], 0, []);
        var (files, pages) = (new List<string> { own }, counted);
        var byHand = new List<string>();
        foreach (var enclosure in await EnclosuresAsync(found.Message, cancellationToken))
        {
            var copy =
                enclosure.ContentType == FileKind.Pdf.ContentType
                    ? await CopyAsync(enclosure.Hash, temporary, cancellationToken)
                    : null;
            if (copy is not null && await PdfPile.PagesAsync(copy, cancellationToken) is { } more)
            {
                files.Add(copy);
                pages += more;
            }
            else
                byHand.Add(enclosure.Name);
        }

        return new StackedLetter(letter.LineId, found.Request.Reference, files, pages, byHand);
    }

    async Task<string?> HashAsync(FoundLetter found, CancellationToken cancellationToken)
    {
        if (found.Printed is { } kept)
            return kept.Hash;
        var sheet = await reading.ReadAsync(found, cancellationToken);
        if (await press.MakeAsync(sheet, cancellationToken) is not { } made)
            return null;
        var by = ProcessContext.System(clock.GetUtcNow().UtcDateTime);
        try
        {
            await changes.ApplyAsync(
                found.Request.Reference,
                request => printed.KeepAsync(request, found.Message.PublicId, made, by, cancellationToken),
                by,
                cancellationToken
            );
            return made.Hash;
        }
        catch (RefusedException)
        {
            // It was taken back, or posted by itself, while its PDF was made.
            return null;
        }
    }

    Task<List<RequestFile>> EnclosuresAsync(Correspondence letter, CancellationToken cancellationToken) =>
        db.Set<RequestFile>()
            .AsNoTracking()
            .Where(f => f.CorrespondenceId == letter.Id)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);

    async Task<string?> CopyAsync(string hash, TemporaryFolder temporary, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenAsync(hash, cancellationToken);
        if (stored is null)
            return null;
        var copy = temporary.In($"{RandomId.New()}.pdf");
        await using var written = PrivateFile.Create(copy);
        await stored.CopyToAsync(written, cancellationToken);
        return copy;
    }

    static Dictionary<long, (int Sheets, IReadOnlyList<string> ByHand)> Sheets(
        IEnumerable<StackedLetter> stack,
        bool twoSided
    ) => stack.ToDictionary(s => s.LineId, s => (twoSided ? (s.Pages + 1) / 2 : s.Pages, s.ByHand));

    static string Problem(IReadOnlyCollection<StackedLetter> stack, bool joined)
    {
        var without = stack.Where(s => s.Files.Count == 0).Select(s => s.Reference).ToList();
        var left =
            without.Count == 0
                ? ""
                : $"Ces lettres ne sont pas dans le lot et attendent de nouveau : {string.Join(", ", without)}.";
        return joined || without.Count == stack.Count
            ? left
            : $"Le PDF du lot n'a pas pu être fait : ouvrez chaque lettre pour l'imprimer. {left}".Trim();
    }

    /// <summary>A letter without a PDF goes back among those that wait, so that it is not forgotten in a pile.</summary>
    Task KeepAsync(
        long batchId,
        Dictionary<long, (int Sheets, IReadOnlyList<string> ByHand)> sheets,
        StoredBlob? made,
        string problem,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var batch = await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken);
                var lines = await db.Set<OutgoingLetter>()
                    .Where(l => l.BatchId == batchId)
                    .ToListAsync(cancellationToken);
                // Somebody was erased, took a letter out or undid the batch while it was made: this pile is not it.
                if (
                    batch.State != BatchState.Preparing
                    || (made is not null && !sheets.Keys.ToHashSet().SetEquals(lines.Select(l => l.Id)))
                )
                {
                    if (made is not null)
                        await erasing.AddAsync([made.Hash], cancellationToken);
                    return;
                }

                batch.IsMade(made?.Hash, made?.Size ?? 0, problem);
                foreach (var line in lines)
                {
                    if (!sheets.TryGetValue(line.Id, out var paper))
                        continue;
                    if (paper.Sheets == 0)
                        line.LeaveBatch();
                    else
                        line.IsMade(paper.Sheets, paper.ByHand);
                }
            },
            cancellationToken
        );

    sealed record BatchedLetter(long LineId, FoundLetter Found);

    sealed record StackedLetter(
        long LineId,
        string Reference,
        IReadOnlyList<string> Files,
        int Pages,
        IReadOnlyList<string> ByHand
    );
}
