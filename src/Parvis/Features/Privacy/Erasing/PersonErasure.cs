using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// Erases what may be, whole or not at all: in the transaction of the page that confirms it. What must stay keeps the
/// sheet with it, since somebody has to be answered.
/// </summary>
public sealed class PersonErasure(
    ParvisDbContext db,
    PersonScopes scopes,
    IEnumerable<IPersonalHoldings> holdings,
    PersonMentions mentions,
    Timeline timeline,
    AdministrationJournal journal,
    Transactions transactions,
    JobAlarm alarm,
    TownClock clock
)
{
    /// <summary>CJA R421-1: until then a decision can be brought before the court.</summary>
    const int AppealMonths = 2;

    public async Task<ErasurePlan> PlanAsync(PrivacyCase file, CancellationToken cancellationToken)
    {
        var (scope, unseen) = await scopes.OfAsync(file, cancellationToken);
        return await PlanAsync(scope, unseen, cancellationToken);
    }

    async Task<ErasurePlan> PlanAsync(PersonScope scope, int unseen, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var zone = await clock.ZoneAsync(cancellationToken);
        var rows = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                Request = r,
                Leaving = r.StatusBeforeReply != null
                    || db.Set<Correspondence>()
                        .Any(c =>
                            c.RequestId == r.Id
                            && (c.State == CorrespondenceState.Queued || c.State == CorrespondenceState.ToPrint)
                        ),
                OpenInto = db.Set<CitizenRequest>().Any(o => o.Id == r.MergedIntoId && o.EndedAt == null),
            })
            .ToListAsync(cancellationToken);
        return new ErasurePlan
        {
            Sheets = scope.SheetIds,
            Unseen = unseen,
            Requests =
            [
                .. rows.Select(row => new ErasableRequest
                {
                    Id = row.Request.Id,
                    Reference = row.Request.Reference,
                    Subject = row.Request.Subject,
                    IsTheirs = scope.Requests.First(r => r.Id == row.Request.Id).IsTheirs,
                    EndedAt = row.Request.EndedAt,
                    Obstacle = Obstacle(row.Request, row.Leaving, row.OpenInto, zone),
                }),
            ],
        };
    }

    string? Obstacle(CitizenRequest request, bool leaving, bool openInto, TimeZoneInfo zone)
    {
        if (request.EndedAt is not { } ended)
            return "demande en cours : elle attend une réponse";
        if (leaving)
            return "une réponse attend de partir";
        if (openInto)
            return "fusionnée dans une demande en cours";
        var until = DateOnly
            .FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(ended, zone))
            .AddMonths(AppealMonths)
            .AddDays(1);
        return ended.AddMonths(AppealMonths).AddDays(1) > clock.UtcNow
            ? $"délai de recours, jusqu'au {until.InFull()}"
            : null;
    }

    /// <summary>False when it had been done before: twice does no harm.</summary>
    public async Task<bool> EraseAsync(
        PrivacyCase file,
        ErasureOptions asked,
        Viewer by,
        CancellationToken cancellationToken
    )
    {
        await db.TakeTurnAsync(file, cancellationToken);
        // A colleague may have erased it while this one waited.
        await db.Entry(file).ReloadAsync(cancellationToken);
        if (file.PersonId is null)
            return false;
        if (file.Outcome == CaseOutcome.Refused)
            throw new RefusedException("L'effacement a été refusé : ouvrez une autre demande si cela change.");
        var reason = asked.Reason?.Trim() ?? "";
        if (reason.Length == 0)
            throw new RefusedException("Dites ce qui justifie l'effacement.", "Reason");
        if (reason.Length > PrivacyCase.MaxReason)
            throw new RefusedException($"La raison tient en {PrivacyCase.MaxReason} caractères.", "Reason");
        var (whole, unseen) = await scopes.OfAsync(file, cancellationToken);
        PersonScopes.RefuseNaming(whole, reason);
        var plan = await PlanAsync(whole, unseen, cancellationToken);
        if (!asked.IsStill(plan))
            throw new RefusedException("Ce qui peut être effacé vient de changer : relisez la liste, puis confirmez.");
        var going = plan.Requests.Where(r => r.MayGo && !asked.Kept.ContainsKey(r.Reference)).ToList();
        var sheetGoes = plan.SheetMayGo && going.Count == plan.Requests.Count;
        if (going.Count == 0 && !sheetGoes)
            throw new RefusedException("Rien de ce qui est choisi ne peut être effacé aujourd'hui.");

        var scope = whole with
        {
            Sheets = sheetGoes ? whole.Sheets : [],
            SheetIds = sheetGoes ? whole.SheetIds : [],
            Requests = [.. whole.Requests.Where(r => r.IsTheirs && going.Exists(g => g.Id == r.Id))],
        };
        var others = going.Where(g => !g.IsTheirs).Select(g => g.Id).ToList();
        var context = new ProcessContext(by.AgentId, by.Name, TimelineChain.ToMicroseconds(clock.UtcNow));
        await EmptyAsync(scope, others, file.Number, context, cancellationToken);
        await mentions.EraseAsync(whole, others, sheetGoes, cancellationToken);
        foreach (var holding in holdings.Reverse())
            await holding.EraseAsync(scope, cancellationToken);
        file.NoteErasure(reason, Counts(plan, going, asked.Kept, sheetGoes), sheetGoes, by.Name, clock.UtcNow);
        journal.Write(
            $"{file.Number} : données effacées ({Requests(going.Count)}, fiche {(sheetGoes ? "effacée" : "gardée")})"
        );
        if (!await db.Set<BlobToErase>().AnyAsync(b => b.Hash == BlobToErase.DatabaseFile, cancellationToken))
            db.Add(new BlobToErase { Hash = BlobToErase.DatabaseFile });
        transactions.AfterCommit(alarm.Ring<EraseBlobsJob>);
        return true;
    }

    async Task EmptyAsync(
        PersonScope scope,
        List<long> others,
        string number,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var ids = scope.RequestIds;
        var requests = await db.Set<CitizenRequest>()
            .Where(r => ids.Contains(r.Id) || others.Contains(r.Id))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var request in requests)
        {
            if (others.Contains(request.Id))
                request.ChangeRequester(request.RequesterId, representativeId: null);
            else
                request.Erase(number, by);
            await timeline.WriteAsync(request, by, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    static string Counts(
        ErasurePlan plan,
        List<ErasableRequest> going,
        IReadOnlyDictionary<string, KeepReason> kept,
        bool sheetGoes
    )
    {
        var reasons = plan
            .Requests.Where(r => !going.Contains(r))
            .GroupBy(r => r.Obstacle ?? kept[r.Reference].InFrench(), StringComparer.Ordinal)
            .Select(g => $"{Requests(g.Count())} : {g.Key}");
        return string.Join(
            '\n',
            reasons
                .Prepend(
                    $"{(sheetGoes ? "Fiche effacée" : "Fiche gardée")}, {(going.Count <= 1 ? $"{going.Count} demande effacée" : $"{going.Count} demandes effacées")}."
                )
                .Concat(
                    plan.Unseen > 0
                        ?
                        [
                            plan.Unseen == 1
                                ? "Un élément gardé par un cercle."
                                : $"{plan.Unseen} éléments gardés par des cercles.",
                        ]
                        : []
                )
        );
    }

    static string Requests(int count) => count <= 1 ? $"{count} demande" : $"{count} demandes";
}
