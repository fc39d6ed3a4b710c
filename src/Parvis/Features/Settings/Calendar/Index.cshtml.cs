using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Web;

namespace Parvis.Features.Settings.Calendar;

/// <summary>The days on which the town hall does not work, and until when a day counts.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(TownService towns, SettingsStore settings, TownClock clock) : PageModel, IRedisplayed
{
    [BindProperty]
    public WorkCalendarForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    /// <summary>Those of this year and the next: nobody types them.</summary>
    public IReadOnlyList<PublicHoliday> Holidays { get; private set; } = [];

    public string ZoneName { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (calendar, version) = await towns.FindCalendarAsync(cancellationToken);
        Input = WorkCalendarForm.Of(calendar, version);
        await ReadHolidaysAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        await towns.SaveCalendarAsync(Input.Read(), Input.Version, cancellationToken);
        TempData["Done"] = "Le calendrier est enregistré : il compte pour les demandes à venir.";
        return Redirect(SettingsLinks.Calendar);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        var (stored, version) = await towns.FindCalendarAsync(aborted);
        if (Typed() is { } typed)
            Conflict = EditConflict.Between(Input.Version, version, stored.Describe(), typed.Describe());
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        await ReadHolidaysAsync(aborted);
        return Page();
    }

    /// <summary>Null when a line is no day: it is said, and kept.</summary>
    WorkCalendar? Typed()
    {
        try
        {
            return Input.Read();
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    async Task ReadHolidaysAsync(CancellationToken cancellationToken)
    {
        var zone = (await settings.GetAsync<TownSettings>(cancellationToken)).Holidays();
        var year = (await clock.TodayAsync(cancellationToken)).Year;
        ZoneName = zone.Name;
        Holidays = [.. PublicHolidays.Of(year, zone), .. PublicHolidays.Of(year + 1, zone)];
    }
}
