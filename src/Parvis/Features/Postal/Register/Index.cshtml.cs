using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Register;

/// <summary>The register of what left by post, on screen and to be printed.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(DepartureList list, TownClock clock, CurrentViewer viewer)
    : RegisterPageModel(PostalLinks.Register)
{
    [BindProperty(SupportsGet = true, Name = "quoi")]
    public DepartureKind Which { get; set; }

    /// <summary>« 2026-123 ».</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? Before { get; set; }

    public IReadOnlyList<OutgoingLetter> Lines { get; private set; } = [];

    protected override IEnumerable<(string Name, string Value)> Also =>
        Which == DepartureKind.All ? [] : [("quoi", Which.ToString())];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = await clock.TodayAsync(cancellationToken);
        var found = await list.ReadAsync(
            new DepartureFilter
            {
                Before = Printed ? null : Place(),
                From = From,
                Until = Until,
                Words = Words,
                Which = Which,
            },
            viewer.Value,
            Wanted,
            cancellationToken
        );
        Lines = Show(found, line => string.Create(CultureInfo.InvariantCulture, $"{line.Year}-{line.Number}"));
    }

    (int, int)? Place() =>
        Before?.Split('-') is [var year, var number]
        && int.TryParse(year, CultureInfo.InvariantCulture, out var y)
        && int.TryParse(number, CultureInfo.InvariantCulture, out var n)
            ? (y, n)
            : null;
}
