using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration.Imports;

/// <summary>The columns of what the law provides for a topic.</summary>
static class TopicLegalColumns
{
    const string Rule = "délai légal";
    const string Source = "texte";
    const string Confirmed = "vérifié";
    const string None = "aucun";

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new(
            Rule,
            "SVR-2M (silence vaut rejet, deux mois), SVA-1M (acceptation), CADA-1M, RGPD-1M, ou aucun ; J : jours, JO : jours ouvrés ; rien : comme le sujet au-dessus.",
            "SVR-2M",
            "LegalNumber"
        ),
        new(Source, "Le texte qui donne une autre durée que l'habituelle.", "", "LegalSource"),
        new(Confirmed, "oui si la mairie a vérifié ce délai.", "non"),
    ];

    public static StatutoryTimeLimit Read(LineReader line, StatutoryTimeLimit stored)
    {
        var code = line.Has(Rule) ? CodeOf(line.Raw(Rule).Trim()) : stored.Code;
        var limit = new StatutoryTimeLimit(
            code,
            line.Text(Source, stored.Source, StatutoryTimeLimit.MaxSource),
            line.YesNo(Confirmed, stored.Confirmed)
        );
        try
        {
            return limit.Checked();
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused, Columns);
            return stored;
        }
    }

    public static IEnumerable<string> Write(StatutoryTimeLimit limit) =>
        [
            limit.Code == StatutoryTimeLimit.NoPeriod ? None : limit.Code ?? "",
            limit.Source,
            limit.Confirmed ? "oui" : "non",
        ];

    static string? CodeOf(string said) =>
        said.Length == 0 ? null
        : Folding.Fold(said) == None ? StatutoryTimeLimit.NoPeriod
        : said.ToUpperInvariant();
}
