using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.LookList;

/// <summary>Who looked at whose record; reading this is written down too.</summary>
[Authorize(Policies.DataProtection)]
public sealed class IndexModel(
    LookReader looks,
    AdministrationJournal journal,
    Transactions transactions,
    SettingsStore settings,
    TownClock clock
) : PageModel
{
    static readonly string[] Heading = ["Quand", "Qui", "Dossier", "Page"];

    [BindProperty(Name = "usager", SupportsGet = true)]
    public string? PersonId { get; set; }

    [BindProperty(Name = "nom", SupportsGet = true)]
    public string? Typed { get; set; }

    [BindProperty(Name = "agent", SupportsGet = true)]
    public Guid? AccountId { get; set; }

    [BindProperty(Name = "du", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "au", SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>Chosen among those whose name was typed.</summary>
    public PersonLookedAt? Person { get; private set; }

    public IReadOnlyList<NameMatch> Found { get; private set; } = [];

    /// <summary>A name waits for the choice of who bears it.</summary>
    public bool Choosing => Person is null && !string.IsNullOrWhiteSpace(Typed);

    public IReadOnlyList<SelectListItem> Agents { get; private set; } = [];

    public IReadOnlyList<LookRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public int Months { get; private set; }

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    string agentName = "";

    public LookFilters Filters =>
        new()
        {
            Person = Person?.PublicId,
            Account = AccountId,
            From = From,
            Until = Until,
        };

    CancellationToken Aborted => HttpContext.RequestAborted;

    public DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);

    public async Task<IActionResult> OnGetAsync(string? avant)
    {
        if (!await LoadAsync())
            return NotFound();
        if (Choosing)
        {
            Found = await looks.PeopleAsync(Typed!, Aborted);
            return Page();
        }

        var rows = await looks.ReadAsync(Filters, Person, avant, LookReader.PageSize + 1, Aborted);
        Rows = [.. rows.Take(LookReader.PageSize)];
        if (rows.Count > LookReader.PageSize)
            Next = Filters.Address(Rows[^1].PublicId);
        await NoteAsync("lu");
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        var rows = await looks.ReadAsync(Filters, Person, before: null, LookReader.MostExported + 1, Aborted);
        if (rows.Count > LookReader.MostExported)
        {
            Rows = [.. rows.Take(LookReader.PageSize)];
            Next = Filters.Address(Rows[^1].PublicId);
            ModelState.AddModelError(
                "",
                $"Il y a plus de {LookReader.MostExported:N0} consultations : précisez un usager, un agent ou des dates."
            );
            await NoteAsync("lu");
            return Page();
        }

        await NoteAsync("exporté");
        var cells = rows.Select(r =>
            (string[])
                [
                    Local(r.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    r.By,
                    r.What,
                    LookWords.Page(r.Page),
                ]
        );
        return File(CsvFile.Write(Heading, cells), CsvFile.ContentType, "consultations.csv");
    }

    async Task<bool> LoadAsync()
    {
        if (!string.IsNullOrEmpty(PersonId) && (Person = await looks.PersonAsync(PersonId, Aborted)) is null)
            return false;
        var agents = await looks.AgentsAsync(Aborted);
        agentName = agents.Find(a => a.AccountId == AccountId)?.Name ?? "";
        Agents =
        [
            new SelectListItem("Tous", ""),
            .. agents.Select(a => new SelectListItem(a.Name, a.AccountId.ToString(), a.AccountId == AccountId)),
        ];
        Months = (await settings.GetAsync<RequestSettings>(Aborted)).LookRetentionMonths;
        zone = await clock.ZoneAsync(Aborted);
        return true;
    }

    /// <summary>
    /// Administrators read that journal, and may not know that somebody is known in confidence: a sheet has no name
    /// there.
    /// </summary>
    Task NoteAsync(string done)
    {
        List<string> asked =
        [
            .. Person is null ? (string[])[] : [$"fiche {Person.PublicId}"],
            .. agentName.Length == 0 ? (string[])[] : [$"agent {agentName}"],
            .. From is null ? (string[])[] : [$"du {From:d}"],
            .. Until is null ? (string[])[] : [$"au {Until:d}"],
        ];
        var what = asked.Count == 0 ? "en entier" : string.Join(", ", asked);
        return transactions.RunAsync(
            () =>
            {
                journal.Write($"journal des consultations {done} : {what}");
                return Task.CompletedTask;
            },
            Aborted
        );
    }
}
