using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Knowledge.Digests;

/// <summary>
/// Sheets to read again: told to who answers for them when the date comes near, to the head of the department, then to the
/// pilot, as it is long past. Sheets that a colleague says are wrong wait for nobody's date.
/// </summary>
public sealed class DigestOfSheets(ParvisDbContext db, TopicCatalogue topics, OrganisationDirectory directory)
    : IDigestPart
{
    /// <summary>Days before the date; a list says it earlier, a message is for what is due.</summary>
    public const int NearDays = 7;

    /// <summary>Days after it from which the head knows.</summary>
    public const int HeadDays = 7;

    /// <summary>Days after it from which the pilot knows.</summary>
    public const int PilotDays = 30;

    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var near = scope.Today.AddDays(NearDays);
        var wrong = db.Set<SheetRemark>().Select(r => r.SheetId);
        var sheets = await db.Set<KnowledgeSheet>()
            .AsNoTracking()
            .Where(s => s.State == SheetState.Published)
            .Where(s => s.ReviewOn <= near || wrong.Contains(s.Id))
            .OrderBy(s => s.ReviewOn)
            .ThenBy(s => s.Id)
            .Select(s => new { Sheet = s, IsWrong = wrong.Contains(s.Id) })
            .ToListAsync(cancellationToken);
        if (sheets.Count == 0)
            return null;
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var lines = sheets
            .Where(s => SheetPolicy.Exists(s.Sheet.Topics.Select(t => t.TopicId), tree, scope.Viewer))
            .Where(s => IsFor(s.Sheet, s.IsWrong, scope, organisation))
            .Select(s => new DigestLine(
                "Fiche",
                // As for requests: mail is read over shoulders.
                SheetPolicy.IsConfidential(s.Sheet.Topics.Select(t => t.TopicId), tree)
                    ? "sujet confidentiel"
                    : s.Sheet.Title,
                s.IsWrong ? "signalée fausse par un collègue"
                    : s.Sheet.ReviewOn < scope.Today ? $"à relire depuis le {s.Sheet.ReviewOn.Short()}"
                    : $"à relire avant le {s.Sheet.ReviewOn.Short()}"
            )
            {
                Path = KnowledgeLinks.Sheet(s.Sheet.Id),
                Noun = "fiche",
            })
            .ToList();
        return lines.Count == 0
            ? null
            : new DigestSection(
                "Fiches à relire",
                [.. lines.Take(DigestReader.MostLines)],
                lines.Count > DigestReader.MostLines,
                KnowledgeLinks.Filtered("a-relire")
            );
    }

    static bool IsFor(KnowledgeSheet sheet, bool isWrong, DigestScope scope, OrganisationSnapshot organisation)
    {
        var keeper = SheetPolicy.KeeperOf(sheet.OwnerId, sheet.DepartmentId, organisation);
        if (keeper is null ? scope.IsPilot : scope.Work.Contains(keeper.Id))
            return true;
        // What is wrong is for who answers for it; lateness goes up.
        if (isWrong && sheet.ReviewOn.AddDays(HeadDays) > scope.Today)
            return false;
        return (
                sheet.DepartmentId is { } department
                && scope.Headed.Contains(department)
                && sheet.ReviewOn.AddDays(HeadDays) <= scope.Today
            ) || (scope.IsPilot && sheet.ReviewOn.AddDays(PilotDays) <= scope.Today);
    }
}
