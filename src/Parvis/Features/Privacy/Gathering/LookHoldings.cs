using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts.Resuming;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>
/// Who looked at the record, and forms about the person that a colleague had not finished sending. The person is told
/// when and which page, not by whom: an agent who acts for the town is no recipient (CJEU, C-579/21).
/// </summary>
public sealed class LookHoldings(ParvisDbContext db, IDataProtectionProvider protection, TownClock clock)
    : IPersonalHoldings
{
    const string Part = "Les consultations de son dossier";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var (sheets, requests) = (scope.Sheets, scope.RequestIds);
        var zone = await clock.ZoneAsync(cancellationToken);
        var looks = await db.Set<Look>()
            .AsNoTracking()
            .Where(l => sheets.Contains(l.PersonId ?? 0) || requests.Contains(l.RequestId ?? 0))
            .OrderBy(l => l.Id)
            .Select(l => new { l.Page, l.At })
            .ToListAsync(cancellationToken);
        foreach (var (index, page) in looks.GroupBy(l => l.Page, StringComparer.Ordinal).Index())
            into.Add(
                Part,
                new HeldItem
                {
                    Key = $"look:{index}",
                    Title = LookWords.Page(page.Key),
                    Facts =
                    [
                        new("Ouverte", page.Count() == 1 ? "une fois" : $"{page.Count()} fois"),
                        new("Les", string.Join(", ", page.Select(l => Day(l.At)).Distinct(StringComparer.Ordinal))),
                    ],
                }
            );
        foreach (var (at, _) in await WordsAsync(scope, cancellationToken))
            into.Add(
                "Saisies interrompues",
                new HeldItem
                {
                    Key = $"kept:{at.Ticks}",
                    Title = "Formulaire non envoyé d'un agent, effacé dans les douze heures",
                    At = at,
                }
            );

        string Day(DateTime at) =>
            TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var (sheets, requests) = (scope.Sheets, scope.RequestIds);
        await db.Set<Look>()
            .Where(l => sheets.Contains(l.PersonId ?? 0) || requests.Contains(l.RequestId ?? 0))
            .ExecuteDeleteAsync(cancellationToken);
        if (sheets.Count == 0)
            return;
        foreach (var (_, account) in await WordsAsync(scope, cancellationToken))
            await db.Set<KeptWords>().Where(k => k.AccountId == account).ExecuteDeleteAsync(cancellationToken);
        foreach (var sheet in scope.SheetIds)
            await db.Set<FormToken>().Where(t => t.ResultUrl.Contains(sheet)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>They are sealed: each is opened, and there is at most one for each account.</summary>
    async Task<List<(DateTime At, Guid Account)>> WordsAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var kept = await db.Set<KeptWords>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. kept.Where(k =>
                    KeptForm.Open(k.Sealed, protection)?.Fields.Any(f => scope.Known.IsMeantIn(f.Value)) == true
                )
                .Select(k => (k.At, k.AccountId)),
        ];
    }
}
