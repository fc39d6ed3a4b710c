using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Register;

/// <summary>The register of what left by post, on screen and to be printed.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(DepartureList list, TownClock clock, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "quoi")]
    public DepartureKind Which { get; set; }

    [BindProperty(SupportsGet = true, Name = "du")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "au")]
    public DateOnly? Until { get; set; }

    /// <summary>« 2026-123 ».</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "imprimer")]
    public bool Printed { get; set; }

    public IReadOnlyList<OutgoingLetter> Lines { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>More lines than are printed at once.</summary>
    public bool IsCut { get; private set; }

    public string? Next { get; private set; }

    public string PrintUrl => UrlWith(("imprimer", "true"));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = await clock.TodayAsync(cancellationToken);
        var most = Printed ? DepartureList.MostPrinted : DepartureList.PageSize;
        var found = await list.ReadAsync(
            new DepartureFilter
            {
                Before = Printed ? null : Place(),
                From = From,
                Until = Until,
                Words = Folding.Fold(Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Which = Which,
            },
            viewer.Value,
            most + 1,
            cancellationToken
        );
        Lines = [.. found.Take(most)];
        IsCut = Printed && found.Count > most;
        if (!Printed && found.Count > most)
            Next = UrlWith(
                ("apres", string.Create(CultureInfo.InvariantCulture, $"{Lines[^1].Year}-{Lines[^1].Number}"))
            );
        // Paper is read from the first letter to the last.
        if (Printed)
            Lines = [.. Lines.Reverse()];
    }

    (int, int)? Place() =>
        Before?.Split('-') is [var year, var number]
        && int.TryParse(year, CultureInfo.InvariantCulture, out var y)
        && int.TryParse(number, CultureInfo.InvariantCulture, out var n)
            ? (y, n)
            : null;

    string UrlWith((string Name, string Value) more)
    {
        var query = new QueryString();
        if (!string.IsNullOrEmpty(Query))
            query = query.Add("q", Query);
        if (Which != DepartureKind.All)
            query = query.Add("quoi", Which.ToString());
        if (From is { } from)
            query = query.Add("du", $"{from:yyyy-MM-dd}");
        if (Until is { } until)
            query = query.Add("au", $"{until:yyyy-MM-dd}");
        return PostalLinks.Register + query.Add(more.Name, more.Value);
    }
}
