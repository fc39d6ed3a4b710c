using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;

namespace Parvis.Features.Letters.ToRegister;

/// <summary>What waits for the mailroom: letters to register, scans being read, files that nothing can be read of.</summary>
public sealed class LetterLists(ParvisDbContext db)
{
    public const int PageSize = 50;

    /// <summary>Oldest first: it has waited longest.</summary>
    public Task<IReadOnlyList<LetterRow>> ToRegisterAsync(
        Viewer viewer,
        long? after,
        CancellationToken cancellationToken
    ) => RowsAsync(Waiting(viewer).Where(l => after == null || l.Id > after).OrderBy(l => l.Id), cancellationToken);

    /// <summary>Newest first: a mistake is seen soon.</summary>
    public Task<IReadOnlyList<LetterRow>> AsideAsync(
        Viewer viewer,
        long? before,
        CancellationToken cancellationToken
    ) =>
        RowsAsync(
            Letters(viewer, LetterState.SetAside)
                .Where(l => before == null || l.Id < before)
                .OrderByDescending(l => l.Id),
            cancellationToken
        );

    /// <summary>Being read, or refused and not seen by anybody yet.</summary>
    public Task<List<ScanFile>> ScansAsync(Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<ScanFile>()
            .AsNoTracking()
            .VisibleTo(db, viewer)
            .Where(s => s.State == ScanState.Stored || s.State == ScanState.Refused)
            .OrderBy(s => s.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);

    public Task<ScanFile?> RefusedAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<ScanFile>()
            .VisibleTo(db, viewer)
            .FirstOrDefaultAsync(s => s.PublicId == publicId && s.State == ScanState.Refused, cancellationToken);

    IQueryable<IncomingLetter> Waiting(Viewer viewer) => Letters(viewer, LetterState.ToRegister);

    IQueryable<IncomingLetter> Letters(Viewer viewer, LetterState state) =>
        db.Set<IncomingLetter>().AsNoTracking().VisibleTo(db, viewer).Where(l => l.State == state);

    async Task<IReadOnlyList<LetterRow>> RowsAsync(
        IQueryable<IncomingLetter> letters,
        CancellationToken cancellationToken
    )
    {
        var found = await letters
            .Take(PageSize + 1)
            .Select(l => new
            {
                Letter = l,
                Scan = db.Set<ScanFile>().Where(s => s.Id == l.ScanId).Select(s => s.PublicId).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => LetterRow.Of(f.Letter, f.Scan))];
    }
}

/// <summary>A letter in a list, by what was read of it.</summary>
public sealed record LetterRow
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public string? ScanId { get; init; }

    public int FirstPage { get; init; }

    public int PageCount { get; init; }

    public string Sender { get; init; } = "";

    public string Subject { get; init; } = "";

    public DateTime CameAt { get; init; }

    public bool IsRegisteredLetter { get; init; }

    public string SettledBy { get; init; } = "";

    public string AsideFor { get; init; } = "";

    public string Title =>
        Subject.Length > 0 ? Subject
        : Sender.Length > 0 ? $"Lettre de {Sender}"
        : "Lettre à lire";

    public static LetterRow Of(IncomingLetter letter, string? scanId)
    {
        var read = LetterProposals.Load(letter.Reading);
        var pages = letter.PageNumbers;
        return new LetterRow
        {
            Id = letter.Id,
            PublicId = letter.PublicId,
            ScanId = scanId,
            FirstPage = pages is [var first, ..] ? first : 0,
            PageCount = pages.Count,
            Sender = read.Sender?.Name ?? "",
            Subject = read.Subject,
            CameAt = letter.CameAt,
            IsRegisteredLetter = read.RegisteredNumber.Length > 0,
            SettledBy = letter.SettledBy,
            AsideFor = letter.AsideFor,
        };
    }
}
