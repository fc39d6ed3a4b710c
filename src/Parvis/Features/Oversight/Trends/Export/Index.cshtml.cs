using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Oversight.Trends.Export;

/// <summary>The rows behind the page, without anything about people, for the town's own spreadsheets.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    TrendReader trends,
    CurrentViewer viewer,
    OrganisationDirectory directory,
    TopicCatalogue catalogue
) : PageModel
{
    static readonly string[] Heading =
    [
        "Mois",
        "Service",
        "Sujet",
        "Canal",
        "Reçues",
        "Relancées",
        "Répondues",
        "Répondues en retard",
        "Délai médian (jours)",
        "Sans suite",
        "Sur le moment",
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var topics = await catalogue.GetAsync(cancellationToken);
        var period = await trends.ReadAsync(
            BoardScope.Of(viewer.Value),
            TrendFilter.Parse(Request.Query),
            cancellationToken
        );
        var rows = period
            .Figures.OrderBy(f => f.Month)
            .ThenBy(f => organisation.DepartmentName(f.DepartmentId), StringComparer.CurrentCulture)
            .ThenBy(f => topics.Path(f.TopicId), StringComparer.CurrentCulture)
            .ThenBy(f => f.Channel)
            .Select(f =>
                (string[])
                    [
                        f.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                        f.DepartmentId == Guid.Empty ? "Sans service" : organisation.DepartmentName(f.DepartmentId),
                        f.TopicId == Guid.Empty ? "Sans sujet" : topics.Path(f.TopicId),
                        f.Channel.Word(),
                        Number(f.Received),
                        Number(f.Chased),
                        Number(f.Answered),
                        Number(f.AnsweredLate),
                        DelayTally.Parse(f.Delays).Median?.ToString("0.#", WebServices.French) ?? "",
                        Number(f.WithoutAction),
                        Number(f.AtOnce),
                    ]
            );
        return File(CsvFile.Write(Heading, rows), CsvFile.ContentType, "tendances.csv");
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
