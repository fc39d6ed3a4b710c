using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>Who works where, in the test town or in the demonstration.</summary>
sealed record Staff(
    string[] Reception,
    string[] Handlers,
    string[] Neighbours,
    string Pilot,
    string Official,
    string Password
)
{
    /// <summary>Of the department of the handlers.</summary>
    public required Guid Topic { get; init; }

    /// <summary>The department of the neighbours.</summary>
    public required Guid Neighbour { get; init; }

    public static Staff OfTestTown(TestTown town) =>
        new(["accueil", "accueil2"], ["voirie", "voirie2", "chef"], ["verts"], "pilote", "elue", TestTown.Password)
        {
            Topic = town.Pothole,
            Neighbour = town.Parks,
        };

    public static async Task<Staff> OfDemonstrationAsync(TownProcess town)
    {
        var departments = await town.DatabaseAsync(db =>
            db.Set<Department>().ToDictionaryAsync(d => d.Name, d => d.Id)
        );
        var roads = departments.Single(d => d.Key.StartsWith("Voirie", StringComparison.Ordinal)).Value;
        return new(
            ["accueil", "thomas.lemarchand", "aicha.diallo"],
            ["agent", "yann.kerdoncuff", "priscilla.montout", "responsable"],
            ["gilles.aubertin", "emilie.schneider", "loic.tanguy"],
            "pilote",
            "elu",
            Parvis.Demo.DemoOptions.WellKnownPassword
        )
        {
            Topic = await town.DatabaseAsync(db =>
                db.Set<Topic>().Where(t => t.DepartmentId == roads && t.CircleId == null).Select(t => t.Id).FirstAsync()
            ),
            Neighbour = departments.Single(d => d.Key.StartsWith("Espaces verts", StringComparison.Ordinal)).Value,
        };
    }
}

/// <summary>What the agents hand to one another, and what each of them was told is done.</summary>
sealed class TownHall
{
    readonly ConcurrentDictionary<(string Reference, string Verb), int> done = new();
    readonly ConcurrentDictionary<string, ConcurrentBag<double>> times = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, int> conflicts = new(StringComparer.Ordinal);

    public required Staff Staff { get; init; }

    public ConcurrentQueue<string> ToTake { get; } = new();

    public ConcurrentQueue<string> ToAccept { get; } = new();

    public ConcurrentBag<string> Answers { get; } = [];

    public IReadOnlyDictionary<(string Reference, string Verb), int> Done => done;

    /// <summary>By the sentence that was shown.</summary>
    public IReadOnlyDictionary<string, int> Conflicts => conflicts;

    public IEnumerable<double> AllTimes => times.Values.SelectMany(t => t);

    public IEnumerable<(string What, double[] Times)> TimesByKind =>
        times.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value.ToArray()));

    public void IsDone<TEvent>(string reference)
        where TEvent : RequestEvent => done.AddOrUpdate((reference, typeof(TEvent).Name), 1, static (_, n) => n + 1);

    public void Conflicted(string sentence) => conflicts.AddOrUpdate(sentence, 1, static (_, n) => n + 1);

    public void Took(string what, double milliseconds) => times.GetOrAdd(what, static _ => []).Add(milliseconds);

    public static double Percentile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
