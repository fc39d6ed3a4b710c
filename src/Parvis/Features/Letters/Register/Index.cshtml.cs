using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
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
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "du")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "au")]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "sans-reponse")]
    public bool Unanswered { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "imprimer")]
    public bool Printed { get; set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateOnly Today { get; private set; }

    /// <summary>More lines than are printed at once.</summary>
    public bool IsCut { get; private set; }

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Zone = await clock.ZoneAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        var most = Printed ? RegisterList.MostPrinted : RegisterList.PageSize;
        var found = await list.ReadAsync(
            new RegisterFilter
            {
                Before = Printed ? null : Before,
                From = From,
                Until = Until,
                Words = Folding.Fold(Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Unanswered = Unanswered,
            },
            viewer.Value,
            most + 1,
            cancellationToken
        );
        Lines = [.. found.Take(most)];
        IsCut = Printed && found.Count > most;
        if (!Printed && found.Count > most)
            Next = UrlWith(("apres", Lines[^1].Letter.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        // Paper is read from the first letter to the last.
        if (Printed)
            Lines = [.. Lines.Reverse()];
    }

    public string PrintUrl => UrlWith(("imprimer", "true"));

    string UrlWith((string Name, string Value) more)
    {
        var query = new QueryString();
        if (!string.IsNullOrEmpty(Query))
            query = query.Add("q", Query);
        if (From is { } from)
            query = query.Add("du", $"{from:yyyy-MM-dd}");
        if (Until is { } until)
            query = query.Add("au", $"{until:yyyy-MM-dd}");
        if (Unanswered)
            query = query.Add("sans-reponse", "true");
        return LetterLinks.Register + query.Add(more.Name, more.Value);
    }
}
