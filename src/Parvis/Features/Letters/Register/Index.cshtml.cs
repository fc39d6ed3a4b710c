using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Letters.Register;

/// <summary>The register of what arrived by post, on screen and to be printed.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RegisterList list,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : RegisterPageModel(LetterLinks.Register)
{
    [BindProperty(SupportsGet = true, Name = "sans-reponse")]
    public bool Unanswered { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? Before { get; set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    protected override IEnumerable<(string Name, string Value)> Also => Unanswered ? [("sans-reponse", "true")] : [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Zone = await clock.ZoneAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        var found = await list.ReadAsync(
            new RegisterFilter
            {
                Before = Printed ? null : Before,
                From = From,
                Until = Until,
                Words = Words,
                Unanswered = Unanswered,
            },
            viewer.Value,
            Wanted,
            cancellationToken
        );
        Lines = Show(found, line => line.Letter.Id.ToString(CultureInfo.InvariantCulture));
    }
}
