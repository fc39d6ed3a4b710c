using System.Globalization;
using Parvis.Data;
using Parvis.Features.Oversight.Elected;

namespace Parvis.Demo;

/// <summary>What each elected official may look at, decided a few days after the election.</summary>
sealed class DelegationSheets(DemoTown town, TopicSheets topics, DateOnly today, DateTime now)
{
    const int DaysAfterElection = 12;

    public void AddTo(ParvisDbContext db)
    {
        var number = 31;
        foreach (var (official, delegated) in town.Officials)
        {
            var decided = official.MandateFrom.AddDays(DaysAfterElection);
            var reference = string.Create(CultureInfo.InvariantCulture, $"arrêté n° {decided.Year}-{number++:000}");
            foreach (var topic in Extents(delegated))
                db.Add(
                    Delegation.Record(
                        new DelegationOptions
                        {
                            ElectedOfficialId = official.Id,
                            TopicId = topic,
                            DecidedOn = decided < today ? decided : today,
                            DecisionReference = reference,
                        },
                        today,
                        now,
                        "Lucie Andriamanana"
                    )
                );
        }
    }

    IEnumerable<Guid?> Extents(string delegated) =>
        delegated == "*"
            ? [null]
            : delegated
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(topics.FamiliesOf)
                .Select(id => (Guid?)id);
}
