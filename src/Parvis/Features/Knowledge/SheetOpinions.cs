using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Knowledge;

/// <summary>What agents and residents say of sheets, for who answers for them.</summary>
public sealed class SheetOpinions(ParvisDbContext db, Transactions transactions, TownClock clock)
{
    const int MostShown = 20;

    /// <summary>More words than this wait already: one more would not be read.</summary>
    const int MostWords = 200;

    public void Remark(Guid sheetId, string? text, Viewer viewer)
    {
        var said = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (said.Length == 0)
            throw new RefusedException("Dites ce qui est faux, ou ce qui manque.", "Remark");
        if (said.Length > SheetRemark.MaxText)
            throw new RefusedException($"Votre mot tient en {SheetRemark.MaxText} caractères.", "Remark");
        db.Add(
            new SheetRemark
            {
                SheetId = sheetId,
                Text = said,
                By = viewer.Name.CutTo(KnowledgeSheet.MaxBy),
                At = clock.UtcNow,
            }
        );
    }

    public Task<List<SheetRemark>> RemarksAsync(Guid sheetId, CancellationToken cancellationToken) =>
        db.Set<SheetRemark>()
            .AsNoTracking()
            .Where(r => r.SheetId == sheetId)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);

    public async Task SettleAsync(Guid sheetId, string? publicId, CancellationToken cancellationToken)
    {
        var remark = await db.Set<SheetRemark>()
            .FirstOrDefaultAsync(r => r.SheetId == sheetId && r.PublicId == publicId, cancellationToken);
        if (remark is not null)
            db.Remove(remark);
    }

    public async Task HearAsync(Guid sheetId, bool useful, string? text, CancellationToken cancellationToken)
    {
        var opinion = new SheetOpinion
        {
            SheetId = sheetId,
            Useful = useful,
            At = clock.UtcNow,
        };
        if (
            !string.IsNullOrWhiteSpace(text)
            && await db.Set<SheetOpinion>().CountAsync(o => o.SheetId == sheetId && o.Text != "", cancellationToken)
                < MostWords
        )
            opinion.Say(text);
        db.Add(opinion);
    }

    /// <summary>Counts of twelve months, and the newest words.</summary>
    public async Task<HeardOpinions> HeardAsync(Guid sheetId, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow.AddDays(-SheetOpinion.DaysKept);
        var heard = db.Set<SheetOpinion>().AsNoTracking().Where(o => o.SheetId == sheetId && o.At > since);
        var counts = await heard
            .GroupBy(o => o.Useful)
            .Select(g => new { Useful = g.Key, Times = g.Count() })
            .ToListAsync(cancellationToken);
        return new HeardOpinions(
            counts.Where(c => c.Useful).Sum(c => c.Times),
            counts.Where(c => !c.Useful).Sum(c => c.Times),
            await heard
                .Where(o => o.Text != "")
                .OrderByDescending(o => o.Id)
                .Take(MostShown)
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>The word goes, the count stays.</summary>
    public async Task ForgetWordAsync(Guid sheetId, string? publicId, CancellationToken cancellationToken)
    {
        var opinion = await db.Set<SheetOpinion>()
            .FirstOrDefaultAsync(o => o.SheetId == sheetId && o.PublicId == publicId, cancellationToken);
        opinion?.Forget();
    }

    public Task ForgetAsync(CancellationToken cancellationToken)
    {
        var old = clock.UtcNow.AddDays(-SheetOpinion.DaysKept);
        return transactions.EraseAsync(db.Set<SheetOpinion>().Where(o => o.At <= old), cancellationToken);
    }
}

/// <param name="Yes">« It was of use ».</param>
/// <param name="No">« It was not ».</param>
/// <param name="Words">The newest first.</param>
public sealed record HeardOpinions(int Yes, int No, IReadOnlyList<SheetOpinion> Words);

/// <summary>What a resident wrote a year ago says nothing of the sheet of today.</summary>
public sealed class ForgetSheetOpinionsJob(SheetOpinions opinions) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => opinions.ForgetAsync(cancellationToken);
}
