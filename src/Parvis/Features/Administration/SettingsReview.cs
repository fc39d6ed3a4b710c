using Parvis.Features.Inbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration;

/// <summary>What an administrator would otherwise find out from a resident: settings that leave something undone.</summary>
public sealed class SettingsReview(
    SettingsStore settings,
    OrganisationDirectory directory,
    TopicCatalogue catalogue,
    CircleService circles,
    MailboxService mailboxes,
    TownClock clock
)
{
    public async Task<IReadOnlyList<ReviewPoint>> ReadAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var names = await directory.GetAsync(cancellationToken);
        var tree = await catalogue.GetAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        return
        [
            .. OfTheTown(town),
            .. OfAppealRoutes(await settings.GetAsync<AppealRoutes>(cancellationToken)),
            .. (await mailboxes.TroublesAsync(cancellationToken)).Select(t => new ReviewPoint(
                t.InWords(zone),
                InboxLinks.Mailboxes
            )),
            .. OfDepartments(names),
            .. OfTopics(tree, names),
            .. (await circles.AllAsync(cancellationToken))
                .Where(c => c.Members == 0)
                .Select(c => new ReviewPoint(
                    $"Le cercle « {c.Name} » n'a aucun membre : personne ne voit ses demandes.",
                    OrganisationLinks.CircleMembers(c.Id)
                )),
        ];
    }

    static IEnumerable<ReviewPoint> OfTheTown(TownSettings town)
    {
        if (town.Address.Length == 0 || town.Phone.Length == 0 || town.Email.Length == 0)
            yield return new(
                "L'adresse, le téléphone ou le courriel de la commune manque : vos réponses ne les porteront pas.",
                SettingsLinks.Town
            );
    }

    static IEnumerable<ReviewPoint> OfAppealRoutes(AppealRoutes routes)
    {
        if (!routes.Confirmed)
            yield return new(
                "Les voies de recours ne sont pas confirmées : aucun accusé de réception qui annonce un rejet ne part.",
                SettingsLinks.AppealRoutes
            );
    }

    static IEnumerable<ReviewPoint> OfDepartments(OrganisationSnapshot names)
    {
        if (!names.OpenDepartments.Any())
        {
            yield return new("Il n'y a encore aucun service.", OrganisationLinks.Departments);
            yield break;
        }

        foreach (var department in names.OpenDepartments)
        {
            if (names.HeadOf(department.Id) is null)
                yield return new(
                    $"Le service « {department.Name} » n'a pas de responsable : personne n'y répartit les demandes.",
                    OrganisationLinks.Department(department.Id)
                );
        }
    }

    static IEnumerable<ReviewPoint> OfTopics(TopicTree tree, OrganisationSnapshot names)
    {
        var open = tree.All.Where(t => t.Active).ToList();
        if (open.Count == 0)
        {
            yield return new("Il n'y a encore aucun sujet : partez du modèle de départ.", TopicLinks.Topics);
            yield break;
        }

        foreach (var topic in open.Where(t => names.Department(t.DepartmentId) is { Active: false }))
        {
            yield return new($"Le sujet « {topic.Name} » est confié à un service fermé.", TopicLinks.Topic(topic.Id));
        }
    }
}

public sealed record ReviewPoint(string Sentence, string Url);
