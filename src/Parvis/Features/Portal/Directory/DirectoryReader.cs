using Parvis.Features.Organisation;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Calendar;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Directory;

/// <summary>Reads the directory; what is confidential, or nobody's business outside, is not in it.</summary>
public sealed class DirectoryReader(
    OrganisationDirectory directory,
    TopicCatalogue topics,
    AskDrafts drafts,
    CompetenceService competences,
    PartnerService partners,
    SettingsStore settings,
    TownClock clock,
    PortalWords words
)
{
    /// <param name="ofAgents">With what residents are not told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TownDirectory> ReadAsync(bool ofAgents, CancellationToken cancellationToken)
    {
        var names = await directory.GetAsync(cancellationToken);
        var calendar = await settings.GetAsync<WorkCalendar>(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var known = (await partners.AllAsync(cancellationToken)).Where(p => p.Active).ToDictionary(p => p.Id);
        var rules = (await competences.ReadAsync(cancellationToken))
            .Select(r => r.Competence)
            .Where(c => known.ContainsKey(c.PartnerId) && (ofAgents || c.Confirmed))
            .ToList();
        var offered = await drafts.OfferedAsync(cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        var told = offered.Select(t => (Topic: t, Rules: RulesOf(t, rules))).ToList();
        var named = told.SelectMany(t => t.Rules).Select(r => r.PartnerId).ToHashSet();
        return new TownDirectory(
            await settings.GetAsync<TownSettings>(cancellationToken),
            [
                .. names
                    .ServicePoints.Where(p => p.Active)
                    .Select(p => new DirectoryPlace(p, SpecialDays.Coming(calendar, p, today))),
            ],
            [
                .. names
                    .OpenDepartments.Where(d => ofAgents || d.Phone.Length + d.Email.Length > 0)
                    .Select(d => new DirectoryDepartment(
                        d,
                        names.ServicePoint(d.ServicePointId) is { Active: true } place ? place.Name : ""
                    )),
            ],
            [
                .. told.GroupBy(t => tree.Find(t.Topic.Ancestors.FirstOrDefault(t.Topic.Id)) ?? t.Topic)
                    .Select(g => new DirectoryTheme(
                        g.Key.Name,
                        [.. g.Select(t => Told(t.Topic, t.Rules, names, known))]
                    )),
            ],
            // A partner of confidential topics alone would tell of them.
            [.. known.Values.Where(p => ofAgents || named.Contains(p.Id))],
            ofAgents
        );
    }

    /// <summary>Those of the nearest topic that has any everywhere, and those of places.</summary>
    static List<Competence> RulesOf(TopicEntry topic, List<Competence> rules)
    {
        var nearest = topic.Ancestors.Reverse().Prepend(topic.Id).ToList();
        return
        [
            .. rules
                .Where(r => nearest.Contains(r.TopicId))
                .OrderBy(r => nearest.IndexOf(r.TopicId))
                .DistinctBy(r => r.Place, StringComparer.Ordinal),
        ];
    }

    DirectoryTopic Told(
        TopicEntry topic,
        List<Competence> rules,
        OrganisationSnapshot names,
        Dictionary<Guid, PartnerAuthority> partners
    )
    {
        var everywhere = rules.FirstOrDefault(r => r.Place.Length == 0);
        var department = names.DepartmentName(topic.DepartmentId);
        return new(
            topic,
            everywhere is not null ? Who(everywhere)
                : department.Length > 0 ? words["La mairie, {0}", department]
                : words["La mairie"],
            [
                .. rules
                    .Where(r => r.Place.Length > 0)
                    .Select(r => $"{r.Place} : {(words.IsFrench ? LowerFirst(Who(r)) : Who(r))}"),
            ]
        );

        string Who(Competence rule)
        {
            var partner = partners[rule.PartnerId];
            return $"{words[Level(partner.Kind)]} ({partner.Name}){(rule.Confirmed ? "" : ", à confirmer")}";
        }
    }

    static string LowerFirst(string words) => $"{char.ToLowerInvariant(words[0])}{words[1..]}";

    /// <summary>As people say whose it is.</summary>
    static string Level(PartnerKind kind) =>
        kind switch
        {
            PartnerKind.Metropolis => "La métropole ou l'intercommunalité",
            PartnerKind.DepartmentalCouncil => "Le département",
            PartnerKind.Region => "La région",
            PartnerKind.Prefecture or PartnerKind.StateService => "L'État",
            PartnerKind.SocialBody => "Un organisme social",
            PartnerKind.OtherMunicipality => "Une autre commune",
            PartnerKind.Operator => "L'opérateur du réseau",
            PartnerKind.Other => "Un autre organisme",
        };
}
