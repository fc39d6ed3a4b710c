using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseData;

/// <summary>All that is held on somebody, what of it is other people's, and the export; each reading is written down.</summary>
[Authorize(Policies.DataProtection)]
[RequestFormLimits(ValueCountLimit = PersonAnswers.MostFields)]
public sealed class IndexModel(
    PrivacyCases cases,
    PersonAnswers answers,
    AdministrationJournal journal,
    Transactions transactions,
    ShownRecords shown,
    IBlobStore blobs,
    SettingsStore settings,
    TownClock clock
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public List<string> Offered { get; set; } = [];

    [BindProperty]
    public List<string> Hidden { get; set; } = [];

    [BindProperty]
    public string? More { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PrivacyCase Case { get; private set; } = null!;

    public PersonAnswer Answer { get; private set; } = null!;

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return Away();
        await NoteAsync("données lues");
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        if (!await LoadAsync())
            return Away();
        await NoteAsync("données exportées");
        return new AnswerArchive(Case, Answer, (await settings.GetAsync<TownSettings>(Aborted)).Name, zone, blobs);
    }

    public Task<IActionResult> OnPostPassagesAsync() =>
        ChangeAsync(file => answers.DecideAsync(file, Offered, Hidden, More, Aborted), "Vos choix sont enregistrés.");

    public Task<IActionResult> OnPostWithholdAsync() =>
        ChangeAsync(file => answers.WithholdAsync(file, Key, Reason, Aborted), "Cet élément ne sera pas communiqué.");

    public Task<IActionResult> OnPostGiveAsync() =>
        ChangeAsync(file => answers.GiveAsync(file, Key, Aborted), "Cet élément sera communiqué.");

    public async Task<IActionResult> RedisplayAsync() => await LoadAsync() ? Page() : Away();

    async Task<IActionResult> ChangeAsync(Func<PrivacyCase, Task> change, string done)
    {
        if (await FindAsync() is not { } file)
            return Away();
        await change(file);
        TempData["Done"] = done;
        return Redirect(PrivacyLinks.Data(Id));
    }

    /// <summary>Once answered, it opens nothing more: the person may ask again.</summary>
    async Task<PrivacyCase?> FindAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { PersonId: not null } file)
            return null;
        Case = file;
        return file.IsOpen ? file : null;
    }

    IActionResult Away() => Case is null ? NotFound() : Redirect(PrivacyLinks.Case(Id));

    async Task<bool> LoadAsync()
    {
        if (await FindAsync() is not { } file)
            return false;
        Answer = await answers.PrepareAsync(file, Aborted);
        zone = await clock.ZoneAsync(Aborted);
        foreach (var sheet in Answer.Scope.Sheets)
            shown.NotePerson(sheet);
        foreach (var request in Answer.Scope.Requests.Where(r => r.IsConfidential))
            shown.NoteConfidentialRequest(request.Id);
        return true;
    }

    Task NoteAsync(string what) =>
        transactions.RunAsync(
            () =>
            {
                journal.Write($"{Case.Number} : {what}");
                return Task.CompletedTask;
            },
            Aborted
        );
}

/// <summary>One thing held, on the page that says what of it is given.</summary>
public sealed record ShownItem(HeldItem Item, IndexModel Answering);
