using System.Globalization;
using Parvis.Web;

namespace Parvis.Features.Surveys.Results;

/// <summary>The tables of results as a file, with nothing that the page hides.</summary>
public static class SurveyCsv
{
    static readonly string[] Heading =
    [
        "Tableau",
        "Ligne",
        "Avis",
        "Satisfaits (%)",
        "Réponse claire (%)",
        "Assez vite (%)",
    ];

    public static byte[] Write(SurveyResults results) =>
        CsvFile.Write(
            Heading,
            results.Tables.SelectMany(table =>
                table.Lines.Select(line =>
                    (string[])
                        [
                            table.Name,
                            line.Name,
                            line.Answers.ToString(CultureInfo.InvariantCulture),
                            Percent(line.Satisfied),
                            Percent(line.Clear),
                            Percent(line.Soon),
                        ]
                )
            )
        );

    static string Percent(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
