using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Calendar;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>Which of the town's places stand for the counters that the State's fiches name.</summary>
public sealed class TownCounters(OrganisationDirectory directory, SettingsStore settings, TownClock clock)
{
    const string TownHall = "mairie";

    /// <summary>Kinds of counter a town may have, in the words of the State's directory.</summary>
    public static readonly IReadOnlyList<(string Pivot, string Words)> Pivots =
    [
        (TownHall, "Mairie"),
        ("mairie_com", "Mairie déléguée"),
        ("ccas", "Centre communal d'action sociale"),
        ("msap", "France services"),
        ("police_municipale", "Police municipale"),
        ("bibliotheque", "Bibliothèque"),
    ];

    /// <summary>By pivot.</summary>
    public async Task<IReadOnlyDictionary<string, ServicePoint>> ReadAsync(CancellationToken cancellationToken)
    {
        var names = await directory.GetAsync(cancellationToken);
        var chosen = (await settings.GetAsync<OfficialFicheSettings>(cancellationToken)).Places;
        var places = new Dictionary<string, ServicePoint>(StringComparer.Ordinal);
        foreach (var place in chosen)
        {
            if (names.ServicePoint(place.ServicePointId) is { Active: true } point)
                places[place.Pivot] = point;
        }

        if (!places.ContainsKey(TownHall) && FirstReception(names) is { } first)
            places[TownHall] = first;
        return places;
    }

    public async Task<IReadOnlyList<(DateOnly On, string Words)>> SpecialDaysAsync(
        ServicePoint place,
        CancellationToken cancellationToken
    ) =>
        SpecialDays.Coming(
            await settings.GetAsync<WorkCalendar>(cancellationToken),
            place,
            await clock.TodayAsync(cancellationToken)
        );

    /// <summary>The town hall, else the first place where residents are received.</summary>
    static ServicePoint? FirstReception(OrganisationSnapshot names) =>
        names.ServicePoints.Where(p => p.Active).OrderBy(p => p.Kind).FirstOrDefault();
}
