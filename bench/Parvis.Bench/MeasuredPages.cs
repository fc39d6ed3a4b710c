using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.Bench;

/// <summary>The pages an agent lives in, over many different requests and people of the town.</summary>
sealed class MeasuredPages(ParvisDbContext db)
{
    const int Different = 200;

    /// <summary>The same in every run over the same town.</summary>
    readonly Random random = new(7);

    public async Task<IReadOnlyList<MeasuredPage>> ListAsync()
    {
        var people = await PeopleAsync();
        return
        [
            new("desk", "agent", ["/"]),
            new("queue", "agent", ["/demandes/service"]),
            new("request", "agent", [.. (await ReferencesAsync()).Select(r => $"/demandes/{r}")]),
            Search("name search, exact", people.Select(p => $"{p.FirstName} {p.BirthName}")),
            Search("name search, misspelt", people.Select(Misspell)),
            Search("name search, phone", await PhonesAsync()),
        ];
    }

    static MeasuredPage Search(string name, IEnumerable<string> typed) =>
        new(name, "accueil", [.. typed.Select(t => $"/recherche?q={Uri.EscapeDataString(t)}")]);

    string Misspell(Requester person) =>
        Misspelling.Of(
            person.FirstName,
            person.BirthName,
            (MisspellingKind)random.Next(Enum.GetValues<MisspellingKind>().Length),
            random
        );

    // Spread over all of them: what was written last lies together and is read faster.
    async Task<List<Requester>> PeopleAsync()
    {
        var all = await db.Set<Requester>().LongCountAsync();
        var step = Math.Max(1, all / (Different * 2));
        return await db.Set<Requester>()
            .AsNoTracking()
            .Where(r => r.Id % step == 0 && r.FirstName.Length >= 4 && r.BirthName.Length >= 4)
            .OrderBy(r => r.Id)
            .Take(Different)
            .ToListAsync();
    }

    async Task<List<string>> PhonesAsync()
    {
        var all = await db.Set<ContactPoint>().LongCountAsync();
        var step = Math.Max(1, all / (Different * 4));
        return await db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Phone && c.Id % step == 0)
            .OrderBy(c => c.Id)
            .Select(c => c.Value)
            .Take(Different)
            .ToListAsync();
    }

    async Task<List<string>> ReferencesAsync()
    {
        var login = await db.Set<Account>().SingleAsync(a => a.UserName == "agent");
        var department = await db.Set<Agent>()
            .Where(a => a.AccountId == login.Id)
            .SelectMany(a => a.Memberships.Select(m => m.DepartmentId))
            .FirstAsync();
        var all = await db.Set<CitizenRequest>().LongCountAsync();
        var step = Math.Max(1, all / (Different * 20));
        var rows = await db.Set<CitizenRequest>()
            .Where(r => r.DepartmentId == department && r.CircleId == null && r.Id % step == 0)
            // One that was sent on to a partner asks two commands more, for what is known of it there.
            .Where(r => !r.WasReferred)
            .OrderBy(r => r.Id)
            .Select(r => r.Reference)
            .Take(Different)
            .ToListAsync();
        return [.. rows.Select(r => r.ToString())];
    }
}
