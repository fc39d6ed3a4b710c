using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Ties;

namespace Parvis.Demo;

/// <summary>Some families are known as such, some people act for a relative, some asked the town for something.</summary>
sealed class Entourage(Chance chance, DateTime now)
{
    const double KnownAsFamily = 0.12;
    const double ActsForRelative = 0.04;
    const double AskedForSomething = 0.015;
    const string By = "Accueil de la mairie";

    static readonly string[] Sources =
    [
        "la personne, au guichet",
        "la personne, par téléphone",
        "sa fille, au guichet",
    ];

    static readonly string[] Proofs =
    [
        "mandat signé vu au guichet",
        "jugement vu au guichet, copie non gardée",
        "livret de famille présenté",
    ];

    public void AddTo(ParvisDbContext db, IReadOnlyList<Resident> residents)
    {
        foreach (var family in Families(residents))
        {
            if (chance.Of(KnownAsFamily))
                db.Add(Known(family));
            if (chance.Of(ActsForRelative))
                db.Add(Acting(family));
        }

        foreach (var resident in residents.Where(r => r.Requester.Kind == RequesterKind.Person))
        {
            if (chance.Of(AskedForSomething))
                db.Add(
                    RequesterNeed.Record(
                        resident.Id,
                        chance.Pick(NeedSuggestions.All),
                        chance.Pick(Sources),
                        By,
                        now.AddDays(-chance.Between(1, 300))
                    )
                );
        }
    }

    static Household Known(List<Resident> family)
    {
        var household = Household.Of(family[0].Id, HouseholdRole.Adult);
        household.Add(family[1].Id, HouseholdRole.Partner);
        foreach (var child in family.Skip(2))
            household.Add(child.Id, HouseholdRole.Child);
        return household;
    }

    Representation Acting(List<Resident> family) =>
        Representation.Record(
            family[^1].Id,
            family[0].Id,
            new RepresentationOptions
            {
                Kind = chance.Of(0.7) ? RepresentationKind.Mandate : RepresentationKind.Guardian,
                Proof = chance.Pick(Proofs),
                Until = DateOnly.FromDateTime(now).AddYears(chance.Between(1, 5)),
            },
            By,
            now.AddDays(-chance.Between(1, 300))
        );

    /// <summary>Residents come family by family.</summary>
    static IEnumerable<List<Resident>> Families(IReadOnlyList<Resident> residents)
    {
        var family = new List<Resident>();
        foreach (var resident in residents)
        {
            if (family.Count > 0 && (family[0].Address != resident.Address || resident.Address.Length == 0))
            {
                if (family.Count > 1)
                    yield return family;
                family = [];
            }

            if (resident.Requester.Kind == RequesterKind.Person)
                family.Add(resident);
        }

        if (family.Count > 1)
            yield return family;
    }
}
