using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>The door to Word letters: who may change which, and the one a department writes on.</summary>
public sealed class WordLetters(
    ParvisDbContext db,
    OrganisationDirectory directory,
    IBlobStore blobs,
    AdministrationJournal journal,
    TownClock clock
) : IBlobHolder
{
    /// <summary>Those this person may change, newest first.</summary>
    public async Task<List<WordLetter>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var all = await db.Set<WordLetter>().AsNoTracking().OrderByDescending(w => w.Id).ToListAsync(cancellationToken);
        return all.FindAll(w => TemplateService.MayEdit(viewer, w.DepartmentId));
    }

    public async Task<WordLetter?> FindAsync(long id, Viewer viewer, CancellationToken cancellationToken) =>
        await db.Set<WordLetter>().FirstOrDefaultAsync(w => w.Id == id, cancellationToken) is { } letter
        && TemplateService.MayEdit(viewer, letter.DepartmentId)
            ? letter
            : null;

    public async Task<WordLetter> AddAsync(
        Guid? departmentId,
        StoredFile file,
        IReadOnlyList<string> names,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!TemplateService.MayEdit(viewer, departmentId))
            throw new RefusedException("Choisissez l'un des services que vous dirigez.", "DepartmentId");
        if (departmentId is not null && (await directory.GetAsync(cancellationToken)).Department(departmentId) is null)
            throw new RefusedException("Choisissez un service de la liste.", "DepartmentId");
        var last = await LastAsync(departmentId, cancellationToken);
        var letter = WordLetter.Of(departmentId, Next(last), file, names, last, By(viewer));
        await KeepAsync(letter, "donnée", cancellationToken);
        return letter;
    }

    public async Task RestoreAsync(WordLetter letter, Viewer viewer, CancellationToken cancellationToken)
    {
        var last = await LastAsync(letter.DepartmentId, cancellationToken);
        // Sent twice, it is taken up once.
        if (last is { RetiredAt: null } && last.Restores == letter.Number)
            return;
        await KeepAsync(letter.Again(Next(last), By(viewer)), "reprise", cancellationToken);
    }

    public async Task SayAsync(
        WordLetter letter,
        IReadOnlyDictionary<string, string> meanings,
        CancellationToken cancellationToken
    )
    {
        letter.Say(meanings);
        await NoteAsync(letter, "champs expliqués", cancellationToken);
    }

    /// <summary>
    /// With those before it: the department writes on the town's again, or on none. What a colleague gave since stays.
    /// </summary>
    public async Task RetireAsync(WordLetter letter, CancellationToken cancellationToken)
    {
        var all = await db.Set<WordLetter>()
            .Where(w => w.DepartmentId == letter.DepartmentId && w.RetiredAt == null && w.Id <= letter.Id)
            .ToListAsync(cancellationToken);
        all.ForEach(w => w.Retire(clock.UtcNow));
        await NoteAsync(letter, "retirée", cancellationToken);
    }

    /// <summary>One that waits to be explained: the one before it goes on serving.</summary>
    public Task DropAsync(WordLetter letter, CancellationToken cancellationToken)
    {
        if (letter.IsComplete)
            throw new RefusedException("Cette version a été expliquée entre-temps : elle est en usage.");
        letter.Retire(clock.UtcNow);
        return NoteAsync(letter, "abandonnée", cancellationToken);
    }

    /// <summary>What this department writes on: its own, that of one above it, or the town's. One SQL command.</summary>
    public async Task<WordLetter?> InUseAsync(Guid? departmentId, CancellationToken cancellationToken) =>
        (await InUseAsync(cancellationToken)).Of(departmentId);

    /// <summary>What each department writes on. One SQL command.</summary>
    public async Task<WordLettersInUse> InUseAsync(CancellationToken cancellationToken) =>
        new(
            await directory.GetAsync(cancellationToken),
            await db.Set<WordLetter>()
                .AsNoTracking()
                .Where(w => w.RetiredAt == null)
                .OrderByDescending(w => w.Id)
                .ToListAsync(cancellationToken)
        );

    /// <summary>The letter on the paper of its department, kept as what is printed. Outside any transaction.</summary>
    /// <returns>Null when nothing is in use any more.</returns>
    public async Task<MadeLetter?> MakeAsync(FoundLetter letter, LetterSheet sheet, CancellationToken cancellationToken)
    {
        if (await WriteAsync(letter, sheet, cancellationToken) is not { } bytes)
            return null;
        using var content = new MemoryStream(bytes, writable: false);
        var blob = await blobs.SaveAsync(content, cancellationToken);
        return new MadeLetter(blob.Hash, blob.Size, MadeLetter.Word);
    }

    /// <summary>Of what <see cref="MakeAsync"/> would keep: a page says with it which letter was printed.</summary>
    public async Task<string?> FingerprintAsync(
        FoundLetter letter,
        LetterSheet sheet,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await WriteAsync(letter, sheet, cancellationToken) is { } bytes
                ? Convert.ToHexStringLower(SHA256.HashData(bytes))
                : null;
        }
        catch (FilesAwayException)
        {
            // The letter can still be read, and printed on the town's own paper.
            return null;
        }
    }

    /// <summary>The letter on the paper of its department; null when nothing is in use.</summary>
    public async Task<byte[]?> WriteAsync(FoundLetter letter, LetterSheet sheet, CancellationToken cancellationToken) =>
        await InUseAsync(letter.PaperDepartmentId, cancellationToken) is { } paper
            ? await FillAsync(paper, sheet, cancellationToken)
            : null;

    public async Task<byte[]> FillAsync(WordLetter letter, LetterSheet sheet, CancellationToken cancellationToken)
    {
        await using var template =
            await blobs.OpenAsync(letter.Hash, cancellationToken) ?? throw new FilesAwayException();
        return WordFile.Fill(
            template,
            name =>
                letter.FieldOf(name) is { } field
                    ? (field.Value(sheet), field.Name == WordLetterField.Body)
                    : ("", false)
        );
    }

    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<WordLetter>()
            .Where(w => hashes.Contains(w.Hash))
            .Select(w => w.Hash)
            .Distinct()
            .ToListAsync(cancellationToken);

    Task<WordLetter?> LastAsync(Guid? departmentId, CancellationToken cancellationToken) =>
        db.Set<WordLetter>()
            .AsNoTracking()
            .Where(w => w.DepartmentId == departmentId)
            .OrderByDescending(w => w.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Two who give one at the same moment give the same number.</summary>
    async Task KeepAsync(WordLetter letter, string what, CancellationToken cancellationToken)
    {
        db.Add(letter);
        await NoteAsync(letter, what, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            throw new RefusedException(
                "Un collègue vient de donner une autre version de cette lettre : regardez-la ci-dessous, puis recommencez si elle ne convient pas.",
                "Uploads"
            );
        }
    }

    static int Next(WordLetter? last) => (last?.Number ?? 0) + 1;

    ProcessContext By(Viewer viewer) => new(viewer.AgentId, viewer.Name, clock.UtcNow);

    async Task NoteAsync(WordLetter letter, string what, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var whose = letter.DepartmentId is { } id ? organisation.DepartmentName(id) : "toute la mairie";
        journal.Write($"lettre Word ({whose}), « {letter.FileName} » : {what}");
    }
}
