using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>
/// Names, numbers and addresses of other people that stand in what is held on this one: those of the same requests,
/// household and mandates, and any number or e-mail address that is neither theirs nor the town's.
/// </summary>
public sealed partial class ThirdParties(ParvisDbContext db, SettingsStore settings)
{
    const int ShortestName = 3;

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.None, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\d)(?:\+33[\s.]?|0)[1-9](?:[\s.\-]?\d{2}){4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Phone();

    public async Task<IReadOnlyList<string>> FindAsync(
        PersonScope scope,
        Gathered gathered,
        CancellationToken cancellationToken
    )
    {
        var texts = gathered
            .Parts.SelectMany(p => p.Items)
            .SelectMany(i => i.Facts.Select(f => f.Value).Append(i.Text))
            .Where(t => t.Length > 0)
            .ToList();
        var own = scope
            .Known.FullNames.SelectMany(n => Folding.Fold(n).Split(' '))
            .Concat(scope.Known.FullNames.Select(Folding.Fold))
            .ToHashSet(StringComparer.Ordinal);
        var named = await KnownAsync(scope, cancellationToken);
        var written = texts.SelectMany(t => Email().Matches(t).Concat(Phone().Matches(t))).Select(m => m.Value);
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return
        [
            .. named
                .Concat(written.Where(w => !IsOfTown(w, town)))
                .Where(p => p.Length >= ShortestName && !own.Contains(Folding.Fold(p)) && !IsTheirs(p, scope.Known))
                .DistinctBy(p => Folding.Fold(p).Replace(" ", "", StringComparison.Ordinal), StringComparer.Ordinal)
                .Where(p => texts.Exists(new Passages([p], "").AreIn))
                .Order(StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    async Task<List<string>> KnownAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var (sheets, requests) = (scope.Sheets, scope.RequestIds);
        var asked = db.Set<CitizenRequest>().Where(r => requests.Contains(r.Id));
        var homes = db.Set<HouseholdMember>().Where(m => sheets.Contains(m.RequesterId)).Select(m => m.HouseholdId);
        var ties = db.Set<Representation>()
            .Where(t => sheets.Contains(t.RepresentativeId) || sheets.Contains(t.RepresentedId));
        var people = await db.Set<Requester>()
            .AsNoTracking()
            .Where(r => !sheets.Contains(r.Id))
            .Where(r =>
                asked.Any(a => a.RequesterId == r.Id || a.RepresentativeId == r.Id)
                || db.Set<HouseholdMember>().Any(m => m.RequesterId == r.Id && homes.Contains(m.HouseholdId))
                || ties.Any(t => t.RepresentativeId == r.Id || t.RepresentedId == r.Id)
            )
            .Include(r => r.ContactPoints)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return
        [
            .. people.SelectMany(p =>
                (string[])
                    [
                        p.DisplayName,
                        $"{p.BirthName} {p.FirstName}".Trim(),
                        p.BirthName,
                        p.UsageName,
                        p.FirstName,
                        .. p.ContactPoints.Select(c => c.Value),
                    ]
            ),
        ];
    }

    static bool IsTheirs(string passage, PersonNames known) =>
        known.Emails.Contains(passage, StringComparer.OrdinalIgnoreCase)
        || known.Addresses.Any(a => AddressKey.Of(a) == AddressKey.Of(passage))
        || known.Phones.Any(p => PhoneNumber.Key(p) is { Length: > 0 } key && key == PhoneNumber.Key(passage));

    static bool IsOfTown(string passage, TownSettings town) =>
        PhoneNumber.Key(passage) is { Length: > 0 } key && key == PhoneNumber.Key(town.Phone)
        || (
            town.Email.IndexOf('@') is > 0 and var at
            && passage.EndsWith(town.Email[at..], StringComparison.OrdinalIgnoreCase)
        );
}
