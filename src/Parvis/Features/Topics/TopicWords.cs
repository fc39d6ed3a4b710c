using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Deadlines.Regimes;

namespace Parvis.Features.Topics;

/// <summary>What the choices of this slice are called on screen and in files.</summary>
public static class TopicWords
{
    public static string InFrench(this TopicKind kind) =>
        kind switch
        {
            TopicKind.Information => "Renseignement",
            TopicKind.Report => "Signalement",
            TopicKind.Complaint => "Réclamation",
            TopicKind.Procedure => "Démarche",
            TopicKind.Appeal => "Recours",
        };

    public static IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<TopicKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()));

    public static IEnumerable<SelectListItem> LegalRules(StatutoryTimeLimit above) =>
        [
            new SelectListItem($"Comme la règle générale ou le sujet au-dessus : {above}", ""),
            .. StatutoryTimeLimit.Families.Select(f => new SelectListItem(
                $"{f.Name} : {f.Usual.Rule.InFrench}, sauf autre durée",
                f.Code
            )),
            new SelectListItem("Aucun délai légal", StatutoryTimeLimit.NoPeriod),
        ];

    public static IEnumerable<SelectListItem> LegalUnits =>
        [
            new SelectListItem("mois", nameof(TimeUnit.Month)),
            new SelectListItem("jours", nameof(TimeUnit.CalendarDay)),
            new SelectListItem("jours ouvrés", nameof(TimeUnit.WorkingDay)),
        ];

    /// <summary>Open topics, and the one already chosen even if it has closed since, without a branch of the tree.</summary>
    public static IEnumerable<SelectListItem> Choices(
        this TopicTree tree,
        string none,
        Guid? chosen = null,
        Guid? exceptUnder = null
    ) =>
        [
            new SelectListItem(none, ""),
            .. tree
                .All.Where(t => t.Active || t.Id == chosen)
                .Where(t => exceptUnder is not { } id || (t.Id != id && !t.Ancestors.Contains(id)))
                .Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
}
