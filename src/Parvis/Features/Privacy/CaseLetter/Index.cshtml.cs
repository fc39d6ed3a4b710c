using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseLetter;

/// <summary>To print before an erasure: afterwards nobody knows where to send it.</summary>
[Authorize(Policies.DataProtection)]
public sealed class IndexModel(
    PrivacyCases cases,
    ParvisDbContext db,
    SettingsStore settings,
    TownClock clock,
    ShownRecords shown
) : PageModel
{
    public PrivacyCase Case { get; private set; } = null!;

    public TownSettings Town { get; private set; } = new();

    public string? Name { get; private set; }

    public IReadOnlyList<string> Address { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public IEnumerable<string> Paragraphs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string? quoi, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } file)
            return NotFound();
        Case = file;
        Paragraphs =
            quoi == "prolongation" && file.ExtendedOn is not null ? LetterText.OfExtension(file) : LetterText.Of(file);
        Town = await settings.GetAsync<TownSettings>(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        var sheet = await cases.SheetAsync(file, cancellationToken);
        var person = await db.Set<Requester>()
            .AsNoTracking()
            .Include(r => r.ContactPoints)
            .FirstOrDefaultAsync(r => r.Id == sheet, cancellationToken);
        if (person is null)
            return Page();
        shown.NotePerson(person.Id);
        Name = person.FormalName;
        Address =
        [
            .. person
                .ContactPoints.Where(c => c.Kind == ContactKind.Address)
                .OrderByDescending(c => c.Preferred)
                .Take(1)
                .SelectMany(c => c.Value.Split([',', '\n'], StringSplitOptions.TrimEntries)),
        ];
        return Page();
    }
}
