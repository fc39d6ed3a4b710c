using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.TestKit;

/// <summary>Every mention the law asks for, kind by kind, with its article: looked for in the text, the HTML and the print.</summary>
public static class NoticeMentions
{
    const string Service = "Voirie, Saint-Aubin";
    const string Address = "1 place de la Mairie, 35140 Saint-Aubin";
    const string Phone = "02 99 00 00 10";
    const string Agent = "Anne Morel";

    /// <summary>What each kind must say; counted from a reception on 5 March 2027.</summary>
    public static IReadOnlyList<NoticeMention> Table()
    {
        var table = new List<NoticeMention>();
        foreach (var electronic in new[] { false, true })
        {
            var at = electronic ? "R112-11-1" : "R112-5";
            foreach (var kind in Enum.GetValues<AcknowledgementKind>())
            foreach (var incomplete in new[] { false, true })
            {
                Add(kind, incomplete, at, "reçu votre demande le vendredi 5 mars 2027");
                Add(kind, incomplete, at, Service);
                Add(kind, incomplete, at, Address);
                Add(kind, incomplete, at, Phone);
                Add(kind, incomplete, "L111-2", Agent);
            }

            foreach (var kind in new[] { AcknowledgementKind.Rejection, AcknowledgementKind.Appeal })
            {
                Add(kind, false, at, "pas répondu au plus tard le mercredi 5 mai 2027, votre demande sera rejetée");
                Add(kind, false, at, "silence gardé pendant deux mois");
                foreach (var incomplete in new[] { false, true })
                {
                    Add(
                        kind,
                        incomplete,
                        "CJA R421-5",
                        "devant le tribunal administratif de Rennes, 3 contour de la Motte"
                    );
                    Add(kind, incomplete, "CJA R421-5", "https://citoyens.telerecours.fr");
                    Add(kind, incomplete, "L412-3", "un recours est obligatoire : devant la commission");
                }

                Add(
                    kind,
                    true,
                    "L114-5",
                    "est suspendu jusqu'à sa réception, au plus tard jusqu'au vendredi 9 avril 2027"
                );
                // Thirty days are given from 10 March: 5 May and 30 days.
                Add(kind, true, at, "pas répondu au plus tard le vendredi 4 juin 2027, votre demande sera rejetée");
            }

            Add(AcknowledgementKind.Rejection, false, "L411-2", "par un recours gracieux, en écrivant au maire");
            Add(AcknowledgementKind.Rejection, false, "CJA R421-2", "dans les deux mois qui le suivent");
            Add(AcknowledgementKind.Appeal, false, "L411-2", "du jour où nous avons reçu votre recours");
            Add(AcknowledgementKind.Appeal, false, "L411-2", "deux nouveaux mois pour saisir le tribunal");
            Add(
                AcknowledgementKind.Acceptance,
                false,
                at,
                "pas répondu au plus tard le mercredi 5 mai 2027, votre demande sera acceptée"
            );
            Add(AcknowledgementKind.Acceptance, false, "L232-3", "attestation de cette acceptation");
            Add(
                AcknowledgementKind.Acceptance,
                true,
                "L114-5",
                "ne commencera que le jour où nous aurons reçu cette pièce"
            );
            Add(AcknowledgementKind.Acceptance, true, "L232-3", "attestation de cette acceptation");
            Add(
                AcknowledgementKind.Documents,
                false,
                "R311-13",
                "pas répondu au plus tard le lundi 5 avril 2027, votre demande de documents sera refusée"
            );
            Add(
                AcknowledgementKind.Documents,
                false,
                "R311-15",
                "deux mois, à partir de ce refus, pour saisir la Commission d'accès aux documents administratifs"
            );
            Add(AcknowledgementKind.Documents, false, "R311-15", "obligatoire avant le tribunal administratif");
            Add(AcknowledgementKind.Documents, false, "R343-1", "CADA, TSA 50730, 75334 Paris Cedex 07");
            Add(AcknowledgementKind.Documents, false, "L330-1", "Léa Roux, mairie");
            Add(AcknowledgementKind.PersonalData, false, "RGPD 12-3", "répondrons le lundi 5 avril 2027 au plus tard");
            Add(AcknowledgementKind.PersonalData, false, "RGPD 12-3", "prolongé de deux mois");
            Add(
                AcknowledgementKind.PersonalData,
                false,
                "RGPD 13-1",
                "Délégué à la protection des données : dpd@saint-aubin.example"
            );
            Add(AcknowledgementKind.PersonalData, false, "RGPD 12-4", "la CNIL");
            foreach (var kind in Enum.GetValues<AcknowledgementKind>())
            {
                Add(kind, true, "L114-5", "- Plan de situation");
                Add(kind, true, "L114-5", "jusqu'au vendredi 9 avril 2027");
            }

            void Add(AcknowledgementKind kind, bool incomplete, string article, string words) =>
                table.Add(new(kind, electronic, incomplete, article, words));
        }

        foreach (
            var kind in new[]
            {
                AcknowledgementKind.Rejection,
                AcknowledgementKind.Acceptance,
                AcknowledgementKind.Documents,
            }
        )
            table.Add(new(kind, true, false, "R112-11-1, 3°", "Cette date vaut si votre dossier est complet"));
        return table;
    }

    public static AcknowledgementFacts Facts(AcknowledgementKind kind, bool electronic, bool incomplete)
    {
        var received = new DateOnly(2027, 3, 5);
        var until = new DateOnly(2027, 4, 9);
        var regime = Regime(kind);
        ClockEvent[] events = incomplete
            ? [new ClockEvent(new DateOnly(2027, 3, 10), ClockEventKind.Incomplete, until)]
            : [];
        return new AcknowledgementFacts
        {
            Variant = new(kind, electronic, incomplete),
            Mentions = new Mentions
            {
                Reference = "27-00001-A",
                TownName = "Saint-Aubin",
                DepartmentName = "Voirie",
                Address = Address,
                Phone = Phone,
                Email = "voirie@saint-aubin.example",
                AgentName = Agent,
                AgentFunction = "Technicienne",
            },
            Routes = new AppealRoutes
            {
                CourtName = "Tribunal administratif de Rennes",
                CourtAddress = "3 contour de la Motte, 35000 Rennes",
                CourtPhone = "02 23 21 28 28",
                DataProtectionAddress = "dpd@saint-aubin.example",
                AccessName = "Léa Roux",
                AccessAddress = "mairie",
                ConfirmedBy = "Admin",
                ConfirmedOn = received,
            },
            Salutation = "Madame",
            ReceivedOn = received,
            Today = new DateOnly(2027, 3, 10),
            Deadline = regime is null
                ? null
                : DeadlineCalculator.Evaluate(
                    regime,
                    new Reception(received),
                    events,
                    new TownCalendar(HolidayZone.France)
                ),
            Period = regime?.Limit.InFrench ?? "",
            PriorAppeal = "devant la commission, dans les deux mois.",
            TownAddress = Address,
            Missing = incomplete ? [new MissingItem("Plan de situation", Indispensable: true)] : [],
            Until = incomplete ? until : null,
        };
    }

    static Regime? Regime(AcknowledgementKind kind) =>
        kind switch
        {
            AcknowledgementKind.Acceptance => Of(RegimeFamilies.Acceptance),
            AcknowledgementKind.Rejection or AcknowledgementKind.Appeal => Of(RegimeFamilies.Rejection),
            AcknowledgementKind.Documents => Of(RegimeFamilies.Documents),
            AcknowledgementKind.PersonalData => Of(RegimeFamilies.PersonalData),
            _ => null,
        };

    static Regime Of(RegimeFamily family) => new(family, family.Usual.Rule);
}

/// <param name="Article">The text that asks for it.</param>
/// <param name="Words">Found in the notice.</param>
public sealed record NoticeMention(
    AcknowledgementKind Kind,
    bool Electronic,
    bool Incomplete,
    string Article,
    string Words
);
